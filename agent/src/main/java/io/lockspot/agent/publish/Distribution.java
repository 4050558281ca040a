package io.lockspot.agent.publish;

import io.lockspot.agent.probe.Buckets;

/** How often each time was measured, to within one part in 64. Values are nanoseconds. Immutable. */
final class Distribution {

    /** Buckets that are told as one in {@link #text}. */
    private static final int TOGETHER = 4;

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
                return highest(i);
            }
        }
        return 0;
    }

    /**
     * Such as {@code 1023:5 2047:12}: values above the pair before and up to 1,023 ns were there five times. To within one
     * part in 16, which is shorter; pairs without values are left out.
     */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < buckets.length; i += TOGETHER) {
            long values = 0;
            for (int j = i; j < Math.min(i + TOGETHER, buckets.length); j++) {
                values += buckets[j];
            }
            if (values > 0) {
                text.append(text.length() == 0 ? "" : " ")
                        .append(highest(Math.min(i + TOGETHER, buckets.length) - 1))
                        .append(':')
                        .append(values);
            }
        }
        return text.toString();
    }

    private static long highest(int bucket) {
        return bucket + 1 < Buckets.COUNT ? Buckets.lowest(bucket + 1) - 1 : Buckets.HIGHEST;
    }

    private long sum(int length) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += buckets[i];
        }
        return sum;
    }
}
