package io.lockspot.agent.probe;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The waits that threads are in right now, where {@link OwnerWatch} finds them. Of a fixed size, and without a lock: a
 * wait that finds no room is measured like any other, only its owner's stack is not looked at. Safe for all threads.
 */
final class OpenWaits {

    static final OpenWaits ALL = new OpenWaits();

    static final int SIZE = 256;
    private static final int TRIES = 8;

    private final AtomicReferenceArray<LockWait> waits = new AtomicReferenceArray<>(SIZE);

    /** Whether a look may find something; written when it changes, so that waiters only read it. */
    private volatile boolean used;

    /**
     * Enters a wait.
     *
     * @param hint where to look for room first; different for different threads
     * @return where it is, or −1 when there was no room
     */
    int enter(LockWait wait, int hint) {
        for (int i = 0; i < TRIES; i++) {
            int at = hint + i & SIZE - 1;
            if (waits.getPlain(at) == null && waits.compareAndSet(at, null, wait)) {
                if (!used) {
                    used = true;
                }
                return at;
            }
        }
        return -1;
    }

    /** Takes a wait out, unless somebody else has. */
    void leave(LockWait wait, int at) {
        if (at >= 0) {
            waits.compareAndSet(at, wait, null);
        }
    }

    /** Whether there was a wait since this was last asked, or {@link #stillUsed} was said since then. */
    boolean takeUsed() {
        boolean was = used;
        if (was) {
            used = false;
        }
        return was;
    }

    /** A wait was found that goes on. */
    void stillUsed() {
        used = true;
    }

    /** The wait at a place, or null. */
    LockWait at(int place) {
        return waits.get(place);
    }
}
