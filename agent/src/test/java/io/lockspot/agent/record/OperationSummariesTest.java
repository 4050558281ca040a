package io.lockspot.agent.record;

import io.lockspot.agent.probe.Buckets;
import io.lockspot.agent.probe.OperationCounts;
import io.lockspot.agent.probe.OperationSummaryEvent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class OperationSummariesTest {

    private final Counted close = new Counted();
    private final List<OperationSummaryEvent> written = new ArrayList<>();
    private final OperationSummaries summaries =
            new OperationSummaries(new OperationCounts[] {close, new Counted()}, false, written::add);

    @Test
    void nothingCounted_writesNothing() {
        summaries.write();

        assertThat(written).isEmpty();
    }

    @Test
    void eachSummary_tellsWhatCameSinceTheOneBefore() {
        close.add(1_000);
        close.add(3_000);
        summaries.write();
        summaries.write();
        close.add(5_000);
        close.errors = 1;
        close.delays[Buckets.indexOf(70)]++;
        close.totalDelay = 70;
        summaries.write();

        assertThat(written).hasSize(2);
        assertThat(written).extracting(e -> e.count).containsExactly(2L, 1L);
        assertThat(written).extracting(e -> e.totalTime).containsExactly(4_000L, 5_000L);
        assertThat(written).extracting(e -> e.maxTime).containsExactly(3_000L, 5_000L);
        assertThat(written).extracting(e -> e.errors).containsExactly(0L, 1L);
        assertThat(written).extracting(e -> e.sequence).containsExactly(1L, 2L);
        assertThat(written.get(0).delayHistogram).isEmpty();
        assertThat(histogram(written.get(1).delayHistogram).getTotalCount()).isEqualTo(1);
        assertThat(histogram(written.get(1).histogram).getTotalCount()).isEqualTo(1);
        assertThat(summaries.written()).isEqualTo(3);
    }

    @Test
    void histograms_addUpToAllValuesWithinABucket() throws Exception {
        Random random = new Random(7);
        Histogram exact = new Histogram(3);
        Histogram sum = new Histogram(3);
        for (int second = 0; second < 5; second++) {
            for (int i = 0; i < 1_000; i++) {
                long nanos = (long) Math.exp(random.nextDouble() * 20);
                close.add(nanos);
                exact.recordValue(nanos);
            }
            summaries.write();
        }
        for (OperationSummaryEvent event : written) {
            sum.add(histogram(event.histogram));
        }

        assertThat(sum.getTotalCount()).isEqualTo(5_000);
        for (double percentile : new double[] {1, 50, 90, 99, 99.9}) {
            double value = exact.getValueAtPercentile(percentile);
            assertThat((double) sum.getValueAtPercentile(percentile)).isCloseTo(value, within(value / 50 + 1));
        }
    }

    private static Histogram histogram(String text) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), 1);
        } catch (Exception e) {
            throw new AssertionError(text, e);
        }
    }

    /** Counts by hand. */
    private static final class Counted implements OperationCounts {

        private final long[] times = new long[Buckets.COUNT];
        private final long[] delays = new long[Buckets.COUNT];
        private long count;
        private long errors;
        private long totalTime;
        private long totalDelay;
        private long max;

        void add(long nanos) {
            count++;
            totalTime += nanos;
            max = Math.max(max, nanos);
            times[Buckets.indexOf(nanos)]++;
        }

        @Override
        public String operation() {
            return "close";
        }

        @Override
        public String implementation() {
            return "jdk-nio";
        }

        @Override
        public long count() {
            return count;
        }

        @Override
        public long errors() {
            return errors;
        }

        @Override
        public long stillRegistered() {
            return 0;
        }

        @Override
        public long totalTime() {
            return totalTime;
        }

        @Override
        public long takeMaxTime() {
            long taken = max;
            max = 0;
            return taken;
        }

        @Override
        public long lockWaitTime() {
            return 0;
        }

        @Override
        public void addTimesTo(long[] buckets) {
            add(times, buckets);
        }

        @Override
        public long totalDelay() {
            return totalDelay;
        }

        @Override
        public long takeMaxDelay() {
            return totalDelay;
        }

        @Override
        public void addDelaysTo(long[] buckets) {
            add(delays, buckets);
        }

        private static void add(long[] from, long[] to) {
            for (int i = 0; i < to.length; i++) {
                to[i] += from[i];
            }
        }
    }
}
