package io.lockspot.analyzer.model;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A histogram as ranges that a person can look at: eight to each doubling, so that a range is 9 to 12 % of its values
 * wide. Their limits are limits of the histogram's own ranges too, so no value is counted on the wrong side of one.
 */
final class TimeBuckets {

    /** Two to the power of this: the ranges of one doubling. */
    private static final int PRECISION = 3;

    private TimeBuckets() {}

    /** The ranges that are not empty, shortest times first. */
    static List<TimeBucket> of(Histogram histogram) {
        List<TimeBucket> buckets = new ArrayList<>();
        long from = -1;
        long count = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            long start = start(histogram.lowestEquivalentValue(value.getValueIteratedTo()));
            if (start != from && count > 0) {
                buckets.add(new TimeBucket(from, end(from), count));
                count = 0;
            }
            from = start;
            count += value.getCountAtValueIteratedTo();
        }
        if (count > 0) {
            buckets.add(new TimeBucket(from, end(from), count));
        }
        return buckets;
    }

    private static long start(long value) {
        return value & -width(value);
    }

    private static long end(long start) {
        return start + width(start);
    }

    private static long width(long value) {
        int magnitude = 63 - Long.numberOfLeadingZeros(Math.max(value, 1));
        return magnitude <= PRECISION ? 1 : 1L << magnitude - PRECISION;
    }
}
