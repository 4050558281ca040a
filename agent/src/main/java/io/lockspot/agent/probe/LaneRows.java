package io.lockspot.agent.probe;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One row of counters for each {@linkplain Lanes lane}, which all counters share: what a thread counts for its operations
 * lies side by side. Between two operations a server's thread is in the kernel for long, and finds little of what it used
 * before in the processor's caches; so it matters how many places it has to look at. Safe for all threads; a row is written by
 * the thread alone that has the lane.
 */
final class LaneRows {

    /** For the counters that the agent has from the start, and a user's. */
    private static final int SLOTS = 1 << 10;

    /** Longs on either side, so that two rows share no cache line. */
    private static final int PAD = 8;

    private static final AtomicInteger CLAIMED = new AtomicInteger();
    private static final AtomicReferenceArray<AtomicLongArray> ROWS = new AtomicReferenceArray<>(Lanes.COUNT);

    private LaneRows() {}

    /**
     * Sets slots of all rows aside, for good.
     *
     * @return where the first is, −1 when there are no more
     */
    static int claim(int slots) {
        int first = CLAIMED.get();
        while (first + slots <= SLOTS) {
            if (CLAIMED.compareAndSet(first, first + slots)) {
                return PAD + first;
            }
            first = CLAIMED.get();
        }
        return -1;
    }

    /** @param lane from 1 on */
    static AtomicLongArray row(int lane) {
        AtomicLongArray row = ROWS.get(lane - 1);
        if (row == null) {
            AtomicLongArray fresh = new AtomicLongArray(PAD + SLOTS + PAD);
            row = ROWS.compareAndSet(lane - 1, null, fresh) ? fresh : ROWS.get(lane - 1);
        }
        return row;
    }

    static long sum(int at) {
        long sum = 0;
        for (int i = 0; i < Lanes.COUNT; i++) {
            AtomicLongArray row = ROWS.get(i);
            sum += row == null ? 0 : row.get(at);
        }
        return sum;
    }
}
