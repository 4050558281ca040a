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
 */
public record LockWait(Lock lock, String thread, Stack stack, String owner, Stack ownerStack, long nanos, long spun) {

    public LockWait(Lock lock, String thread, Stack stack, String owner, Stack ownerStack, long nanos) {
        this(lock, thread, stack, owner, ownerStack, nanos, 0);
    }

    public LockWait {
        Objects.requireNonNull(lock);
        Objects.requireNonNull(thread);
        Objects.requireNonNull(stack);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(ownerStack);
    }
}
