package io.lockspot.agent.probe;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Lends states to virtual threads for one wait for a lock each, and takes them back. They may wait by the thousand, which
 * is more than {@link VirtualThreads} has places for; and nobody needs to find the state of a wait by its thread. So this
 * is a bag without names: it begins empty, makes what it lacks, and keeps so many at most; what comes back to a full bag is
 * garbage, and what never comes back, because its thread ran out of stack, is not missed.
 *
 * <p>Takes no lock. Safe for all threads.
 */
final class WaitingThreads {

    /** The place of a state that is lent for a wait. */
    static final int NOWHERE = -3;

    static final WaitingThreads ALL = new WaitingThreads(256);

    private static final int TRIES = 8;

    private final AtomicReferenceArray<PerThread> idle;

    /** @param most how many are kept, a power of two */
    WaitingThreads(int most) {
        idle = new AtomicReferenceArray<>(most);
    }

    /** @param hint where to look first; different for different threads */
    PerThread take(int hint) {
        int last = idle.length() - 1;
        for (int i = 0; i < TRIES; i++) {
            int at = hint + i & last;
            PerThread state = idle.get(at);
            if (state != null && idle.compareAndSet(at, state, null)) {
                return state;
            }
        }
        return new PerThread(hint & last, NOWHERE);
    }

    /** Nobody may use it afterwards. */
    void giveBack(PerThread state) {
        int last = idle.length() - 1;
        for (int i = 0; i < TRIES; i++) {
            int at = state.stripe + i & last;
            if (idle.get(at) == null && idle.compareAndSet(at, null, state)) {
                return;
            }
        }
    }
}
