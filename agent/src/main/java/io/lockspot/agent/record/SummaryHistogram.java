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

    private static final Added NONE = new Added();

    private final Histogram histogram = new Histogram(1, 2 * Buckets.HIGHEST, DIGITS);
    private final ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());

    /** @return empty when nothing was added */
    String encode(Added added) {
        return encode(added, NONE, 0);
    }

    /**
     * Two in one, of which the second is scaled.
     *
     * @param stoodFor how many values the sampled ones stand for together
     * @return empty when nothing was added
     */
    String encode(Added added, Added sampled, long stoodFor) {
        histogram.reset();
        long all = stoodFor == 0 ? 0 : sampled.sum();
        long seen = 0;
        long told = 0;
        for (int i = 0; i < Buckets.COUNT; i++) {
            long count = added.at(i);
            if (all > 0 && sampled.at(i) > 0) {
                seen += sampled.at(i);
                // What rounding takes from one bucket the next gets, so that the sum is right.
                long upToHere = Math.round((double) stoodFor * seen / all);
                count += upToHere - told;
                told = upToHere;
            }
            if (count > 0) {
                histogram.recordValueWithCount(middle(i), count);
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
