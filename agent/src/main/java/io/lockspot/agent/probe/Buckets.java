package io.lockspot.agent.probe;

/**
 * The layout of the latency histograms: 64 linear buckets in each power of two, so a value is known to 1/64. Values are
 * nanoseconds; above {@link #HIGHEST} everything falls into the last bucket.
 */
public final class Buckets {

    private static final int SUB_BITS = 6;
    private static final int SUB = 1 << SUB_BITS;

    /** The highest value that is told apart: 2<sup>42</sup> − 1 ns, about 73 minutes. */
    public static final long HIGHEST = (1L << 42) - 1;

    /** How many buckets there are. */
    public static final int COUNT = indexOf(HIGHEST) + 1;

    private Buckets() {}

    /** The bucket of a value; negative values fall into the first. */
    public static int indexOf(long nanos) {
        if (nanos < SUB) {
            return nanos < 0 ? 0 : (int) nanos;
        }
        long value = Math.min(nanos, HIGHEST);
        int shift = 63 - Long.numberOfLeadingZeros(value) - SUB_BITS;
        return (shift + 1 << SUB_BITS) + (int) (value >>> shift) - SUB;
    }

    /** The lowest value that falls into the bucket. */
    public static long lowest(int index) {
        int shift = (index >>> SUB_BITS) - 1;
        return shift < 0 ? index : (long) ((index & SUB - 1) + SUB) << shift;
    }

    /** The bucket holds values that differ in so many of their lowest bits. */
    static int width(int index) {
        return Math.max(0, (index >>> SUB_BITS) - 1);
    }
}
