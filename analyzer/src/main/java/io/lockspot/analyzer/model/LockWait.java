package io.lockspot.analyzer.model;

import java.util.Objects;

/**
 * One thread waited once for one lock.
 *
 * @param lock which one
 * @param thread the waiter's name, empty when unknown
 * @param stack the waiter's stack
 * @param owner the name of the thread that held the lock, empty when unknown
 * @param ownerStack the owner's stack, {@link Stack#EMPTY} when it was not recorded
 * @param nanos how long it waited
 * @param spun how much of that it spun, as far as the recording tells; nanoseconds
 * @param trace when it was and which of the locks of that name
 */
public record LockWait(
        Lock lock, String thread, Stack stack, String owner, Stack ownerStack, long nanos, long spun, Trace trace) {

    /**
     * What tells waits of one lock apart.
     *
     * @param startNanos when the wait began, by the recording's clock
     * @param threadId of the waiter: threads may share a name
     * @param address the lock's, by which the locks of one name are told apart while they are waited for; 0 when unknown
     * @param lastTaker the name of the thread that was last seen to get the lock during the wait, and so held it for
     *     part of it; empty when unknown
     */
    public record Trace(long startNanos, long threadId, long address, String lastTaker) {

        /** The recording does not tell. */
        public static final Trace NONE = new Trace(Long.MIN_VALUE, 0, 0, "");

        public Trace {
            Objects.requireNonNull(lastTaker);
        }

        public static Trace of(long startNanos, long threadId, long address) {
            return new Trace(startNanos, threadId, address, "");
        }

        boolean timed() {
            return startNanos != Long.MIN_VALUE;
        }
    }

    public LockWait {
        Objects.requireNonNull(lock);
        Objects.requireNonNull(thread);
        Objects.requireNonNull(stack);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(ownerStack);
        Objects.requireNonNull(trace);
    }

    /** A wait of which nobody knows when it was. */
    public LockWait(Lock lock, String thread, Stack stack, String owner, Stack ownerStack, long nanos) {
        this(lock, thread, stack, owner, ownerStack, nanos, 0);
    }

    /** A wait of which nobody knows when it was. */
    public LockWait(Lock lock, String thread, Stack stack, String owner, Stack ownerStack, long nanos, long spun) {
        this(lock, thread, stack, owner, ownerStack, nanos, spun, Trace.NONE);
    }

    /** The same, as one of many of which only the sum counts. */
    LockWait untraced() {
        return new LockWait(lock, thread, stack, owner, ownerStack, nanos, spun, Trace.NONE);
    }
}
