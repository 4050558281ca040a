package io.lockspot.agent.record;

import io.lockspot.agent.probe.Buckets;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.HdrHistogram.Histogram;

/**
 * Turns what was added to a probe's buckets since the last time into HdrHistogram's V2 format, compressed, in Base64.
 * Not safe for threads.
 */
final class SummaryHistogram {

    /** Two digits tell values apart to 1/128, finer than the buckets do. */
    private static final int DIGITS = 2;

    private final Histogram histogram = new Histogram(1, 2 * Buckets.HIGHEST, DIGITS);
    private final ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());

    /**
     * The difference of two bucket arrays.
     *
     * @return empty when nothing was added
     */
    String encode(long[] before, long[] now) {
        histogram.reset();
        for (int i = 0; i < now.length; i++) {
            long added = now[i] - before[i];
            if (added > 0) {
                histogram.recordValueWithCount(middle(i), added);
            }
        }
        if (histogram.getTotalCount() == 0) {
            return "";
        }
        bytes.clear();
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    }

    /** A bucket stands for its middle, so that quantiles lean to neither side. */
    private static long middle(int bucket) {
        long lowest = Buckets.lowest(bucket);
        return lowest + (Buckets.lowest(bucket + 1) - lowest) / 2;
    }
}
