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

    private final Tallied close = new Tallied();
    private final List<OperationSummaryEvent> written = new ArrayList<>();
    private final OperationSummaries summaries =
            new OperationSummaries(new OperationCounts[] {close, new Tallied()}, false, written::add);

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

    @Test
    void whatWasNotTimed_isTakenToBeLikeTheSampledOnes() {
        // A quiet thread with slow operations, and a busy one that times one of eight.
        close.add(1_000_000);
        close.add(1_000_000);
        close.addSampled(100);
        close.addSampled(100);
        close.addSampled(2_000);
        close.addUntimed(21);
        summaries.write();

        OperationSummaryEvent event = written.get(0);
        assertThat(event.count).isEqualTo(26);
        assertThat(event.timed).isEqualTo(5);
        assertThat(event.totalTime).isEqualTo(2_000_000 + 8 * 2_200);
        Histogram times = histogram(event.histogram);
        assertThat(times.getTotalCount()).isEqualTo(26);
        assertThat(times.getCountBetweenValues(90, 110)).isEqualTo(16);
        assertThat(times.getCountBetweenValues(1_900, 2_100)).isEqualTo(8);
        assertThat(times.getCountBetweenValues(900_000, 1_100_000)).isEqualTo(2);
    }

    @Test
    void sharesThatAreNoWholeNumbers_addUpAllTheSame() {
        for (int second = 1; second <= 10; second++) {
            for (int i = 0; i < 7; i++) {
                close.addSampled(100L << i);
            }
            close.addUntimed(100 + second);
            summaries.write();
        }

        assertThat(written)
                .allSatisfy(event ->
                        assertThat(histogram(event.histogram).getTotalCount()).isEqualTo(event.count));
        assertThat(written.stream().mapToLong(e -> e.count).sum()).isEqualTo(summaries.written());
    }

    @Test
    void aSecondWithoutAClock_isTakenToBeLikeThoseBefore() {
        close.add(1_000);
        close.add(3_000);
        summaries.write();
        close.addUntimed(10);
        summaries.write();

        assertThat(written).extracting(e -> e.totalTime).containsExactly(4_000L, 20_000L);
        assertThat(written.get(1).timed).isZero();
        assertThat(written.get(1).histogram).isEmpty();
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
    private static final class Tallied implements OperationCounts {

        private final long[] times = new long[Buckets.COUNT];
        private final long[] sampledTimes = new long[Buckets.COUNT];
        private final long[] delays = new long[Buckets.COUNT];
        private long count;
        private long sampled;
        private long sampledTime;
        private long untimed;
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

        void addSampled(long nanos) {
            count++;
            totalTime += nanos;
            sampled++;
            sampledTime += nanos;
            sampledTimes[Buckets.indexOf(nanos)]++;
        }

        void addUntimed(long more) {
            count += more;
            untimed += more;
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
        public long timed() {
            return count - untimed;
        }

        @Override
        public long sampled() {
            return sampled;
        }

        @Override
        public long sampledTime() {
            return sampledTime;
        }

        @Override
        public void addSampledTimesTo(long[] buckets) {
            add(sampledTimes, buckets);
        }

        @Override
        public long untimed() {
            return untimed;
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
