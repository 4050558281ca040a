package io.lockspot.agent.probe;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A latency histogram together with the exact sum of its values. Any number of threads add; a value costs one update,
 * so a reader never sees one that is counted and not summed, or the other way round.
 *
 * <p>The word of a bucket holds the number of its values in the upper bits and, below, the sum of what they are above the
 * bucket's lowest value. A reader takes the words away before they can overflow; a bucket of microseconds has room for
 * 130 million values a stripe until then, one of seconds for a million.
 */
final class Times {

    private static final int HIGHEST = 0;

    /** What values are above the highest that has a bucket. */
    private static final int EXCESS = 1;

    private static final int BUCKETS = 8;
    private static final long[] NONE = {};

    private final Stripes words = new Stripes(BUCKETS + Buckets.COUNT);

    /** What readers have taken so far, guarded by this. */
    private long[] taken = NONE;

    private long count;
    private long total;

    void add(int stripe, long nanos) {
        add(stripe, nanos, 1);
    }

    /** Adds a value that stands for several: that many, all alike. */
    void add(int stripe, long nanos, int weight) {
        int bucket = Buckets.indexOf(nanos);
        int width = Buckets.width(bucket);
        words.addAndRaise(
                stripe,
                BUCKETS + bucket,
                weight * ((1L << countAt(width)) + (nanos & (1L << width) - 1)),
                HIGHEST,
                nanos);
        if (nanos > Buckets.HIGHEST) {
            words.add(stripe, EXCESS, weight * ((nanos | (1L << width) - 1) - Buckets.HIGHEST));
        }
    }

    synchronized long count() {
        take();
        return count;
    }

    synchronized long total() {
        take();
        return total;
    }

    /** The highest since the last call of this method. */
    long takeHighest() {
        return words.takeHighest(HIGHEST);
    }

    /** Adds how many values each bucket has had to the target, an array of {@link Buckets#COUNT}. */
    synchronized void addTo(long[] target) {
        take();
        for (int i = 0; i < taken.length; i++) {
            target[i] += taken[i];
        }
    }

    /** No probe waits for this: it only keeps readers apart. */
    private void take() {
        for (int stripe = 0; stripe < Stripes.COUNT; stripe++) {
            AtomicLongArray row = words.used(stripe);
            if (row != null) {
                take(row);
            }
        }
    }

    /** Every second for all operations, mostly of empty buckets: the row is looked up once. */
    private void take(AtomicLongArray row) {
        if (taken == NONE) {
            taken = new long[Buckets.COUNT];
        }
        for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
            long word = Stripes.take(row, BUCKETS + bucket);
            if (word != 0) {
                int at = countAt(Buckets.width(bucket));
                long values = word >>> at;
                taken[bucket] += values;
                count += values;
                total += values * Buckets.lowest(bucket) + (word & (1L << at) - 1);
            }
        }
        total += Stripes.take(row, EXCESS);
    }

    /** From which bit on the word of such a bucket counts: what is left is shared evenly. */
    private static int countAt(int width) {
        return (Long.SIZE + width) / 2;
    }
}
