package io.lockspot.agent.probe;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Rows of counters that many threads add to at once: each thread adds to the row of its stripe, a reader sums over all
 * rows. No update is lost, also when two threads share a stripe. A row is allocated when its first thread arrives; after
 * that an update allocates nothing and takes no lock.
 *
 * <p>The upper half of a stripe's number is the {@linkplain Lanes lane} of its thread. Where there are rows for lanes, no
 * other thread adds to such a row, which needs no atomic instruction then.
 */
final class Stripes {

    /** How many rows there are at most: a power of two, enough for the processors, bounded for memory. */
    static final int COUNT =
            Math.min(16, Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 2 - 1));

    /** Longs on either side of a row, so that neighbours in memory do not share a cache line with it. */
    private static final int PAD = 8;

    private static final int LANE_SHIFT = 16;

    private final AtomicReferenceArray<AtomicLongArray> rows;
    private final int slots;

    /** Whether threads with a lane have a row each. */
    private final boolean lanes;

    /** Where the slots are in the rows that lanes share; −1 when those are all taken, and the rows are our own. */
    private final int shared;

    /** Without rows for lanes: for many slots. */
    Stripes(int slots) {
        this(slots, false);
    }

    /** @param lanes whether threads with a lane have a row each; only for {@link #add} and {@link #sum} */
    Stripes(int slots, boolean lanes) {
        this.slots = slots;
        this.lanes = lanes;
        shared = lanes ? LaneRows.claim(slots) : -1;
        rows = new AtomicReferenceArray<>(COUNT + (lanes && shared < 0 ? Lanes.COUNT : 0));
    }

    /** The number of a stripe for the thread with this lane. */
    static int stripe(int number, int lane) {
        return lane << LANE_SHIFT | number & (1 << LANE_SHIFT) - 1;
    }

    void add(int stripe, int slot, long delta) {
        int lane = stripe >>> LANE_SHIFT;
        if (lanes && lane != Lanes.NONE) {
            AtomicLongArray row = shared < 0 ? rowAt(COUNT - 1 + lane) : LaneRows.row(lane);
            int at = (shared < 0 ? PAD : shared) + slot;
            row.setRelease(at, row.getPlain(at) + delta);
        } else {
            row(stripe).getAndAdd(PAD + slot, delta);
        }
    }

    /** Raises the slot to the value where it is lower. */
    void raise(int stripe, int slot, long value) {
        raise(row(stripe), slot, value);
    }

    /** Both at once. */
    void addAndRaise(int stripe, int slot, long delta, int raised, long value) {
        AtomicLongArray row = row(stripe);
        row.getAndAdd(PAD + slot, delta);
        raise(row, raised, value);
    }

    private static void raise(AtomicLongArray row, int slot, long value) {
        long seen = row.get(PAD + slot);
        while (seen < value && !row.compareAndSet(PAD + slot, seen, value)) {
            seen = row.get(PAD + slot);
        }
    }

    /** One row, for {@link #take}; null when nothing was ever added to it. */
    AtomicLongArray used(int stripe) {
        return rows.get(stripe);
    }

    /** The value of the slot in one row, which starts again from zero; nothing that is added meanwhile is lost. */
    static long take(AtomicLongArray row, int slot) {
        return row.getPlain(PAD + slot) == 0 ? 0 : row.getAndSet(PAD + slot, 0);
    }

    long sum(int slot) {
        long sum = shared < 0 ? 0 : LaneRows.sum(shared + slot);
        for (int i = 0; i < rows.length(); i++) {
            AtomicLongArray row = rows.get(i);
            sum += row == null ? 0 : row.get(PAD + slot);
        }
        return sum;
    }

    /** The highest value of a slot that is only raised; it starts again from zero. */
    long takeHighest(int slot) {
        long highest = 0;
        for (int i = 0; i < COUNT; i++) {
            AtomicLongArray row = rows.get(i);
            highest = row == null ? highest : Math.max(highest, row.getAndSet(PAD + slot, 0));
        }
        return highest;
    }

    private AtomicLongArray row(int stripe) {
        return rowAt(stripe & COUNT - 1);
    }

    private AtomicLongArray rowAt(int index) {
        AtomicLongArray row = rows.get(index);
        if (row == null) {
            AtomicLongArray fresh = new AtomicLongArray(PAD + slots + PAD);
            row = rows.compareAndSet(index, null, fresh) ? fresh : rows.get(index);
        }
        return row;
    }
}
