package io.lockspot.agent.publish;

import io.lockspot.agent.probe.Buckets;

/** How often each time was measured, to within one part in 64. Values are nanoseconds. Immutable. */
final class Distribution {

    private final long[] buckets;
    private final long count;

    /** @param buckets as {@link Buckets} lays them out; not copied */
    Distribution(long[] buckets) {
        this.buckets = buckets;
        this.count = sum(buckets.length);
    }

    long count() {
        return count;
    }

    /** How many values were at most as high as the given one; the bucket that it falls into counts as a whole. */
    long atMost(long nanos) {
        return sum(Buckets.indexOf(nanos) + 1);
    }

    /** The value that this share of all does not exceed, 0 when there are none. */
    long quantile(double share) {
        long wanted = Math.max(1, (long) Math.ceil(share * count));
        long seen = 0;
        for (int i = 0; i < buckets.length; i++) {
            seen += buckets[i];
            if (seen >= wanted) {
                return i + 1 < buckets.length ? Buckets.lowest(i + 1) - 1 : Buckets.HIGHEST;
            }
        }
        return 0;
    }

    private long sum(int length) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += buckets[i];
        }
        return sum;
    }
}
