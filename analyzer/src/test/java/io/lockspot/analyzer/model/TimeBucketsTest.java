package io.lockspot.analyzer.model;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimeBucketsTest {

    @Test
    void values_areCountedInEighthsOfADoubling() {
        assertThat(TimeBuckets.of(histogram(0, 1, 1, 15, 16, 17, 18, 1_000_000)))
                .containsExactly(
                        new TimeBucket(0, 1, 1),
                        new TimeBucket(1, 2, 2),
                        new TimeBucket(15, 16, 1),
                        new TimeBucket(16, 18, 2),
                        new TimeBucket(18, 20, 1),
                        new TimeBucket(983_040, 1_048_576, 1));
    }

    @Test
    void anEmptyHistogram_hasNone() {
        assertThat(TimeBuckets.of(histogram())).isEmpty();
    }

    @Test
    void everyValue_isInTheRangeThatCountsIt() {
        long[] values = new Random(5)
                .doubles(2_000, 0, 30)
                .mapToLong(exponent -> (long) Math.exp(exponent))
                .toArray();
        List<TimeBucket> buckets = TimeBuckets.of(histogram(values));
        for (int i = 0; i < buckets.size(); i++) {
            TimeBucket bucket = buckets.get(i);
            long inside = Arrays.stream(values)
                    .filter(v -> bucket.from() <= v && v < bucket.to())
                    .count();
            assertThat(inside).as("%s", bucket).isEqualTo(bucket.count());
            assertThat(i == 0 || buckets.get(i - 1).to() <= bucket.from()).isTrue();
        }
        assertThat(buckets.stream().mapToLong(TimeBucket::count).sum()).isEqualTo(values.length);
    }

    private static Histogram histogram(long... values) {
        Histogram histogram = new Histogram(2);
        for (long value : values) {
            histogram.recordValue(value);
        }
        return histogram;
    }
}
