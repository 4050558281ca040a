package io.lockspot.agent.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class CountersTest {

    private static final int THREADS = 8;
    private static final int EACH = 20_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void manyThreads_loseNothing(long seed) throws InterruptedException {
        OperationCounter counter = new OperationCounter("close", "test");
        long[][] expected = new long[THREADS][4];
        long[][] buckets = new long[THREADS][Buckets.COUNT];
        inParallel(thread -> {
            Random random = new Random(seed * 1000 + thread);
            for (int i = 0; i < EACH; i++) {
                // Half of the threads share a stripe with another one.
                long nanos = random.nextLong(1L << random.nextInt(1, 44));
                boolean failed = random.nextInt(10) == 0;
                long waited = random.nextInt(3);
                counter.timed(thread / 2, nanos);
                if (failed) {
                    counter.failed(thread / 2);
                }
                counter.waited(thread / 2, waited);
                expected[thread][0] += nanos;
                expected[thread][1] = Math.max(expected[thread][1], nanos);
                expected[thread][2] += failed ? 1 : 0;
                expected[thread][3] += waited;
                buckets[thread][Buckets.indexOf(nanos)]++;
            }
        });

        assertThat(counter.count()).isEqualTo((long) THREADS * EACH);
        assertThat(counter.totalTime()).isEqualTo(sum(expected, 0));
        assertThat(counter.errors()).isEqualTo(sum(expected, 2));
        assertThat(counter.lockWaitTime()).isEqualTo(sum(expected, 3));
        assertThat(counter.takeMaxTime())
                .isEqualTo(Arrays.stream(expected).mapToLong(e -> e[1]).max().orElseThrow());
        long[] counted = new long[Buckets.COUNT];
        counter.addTimesTo(counted);
        for (int i = 0; i < Buckets.COUNT; i++) {
            assertThat(counted[i]).isEqualTo(sum(buckets, i));
        }
    }

    @Test
    void theMaximum_isTakenOnce() {
        OperationCounter counter = new OperationCounter("close", "test");
        counter.timed(0, 500);
        counter.timed(1, 300);

        assertThat(counter.takeMaxTime()).isEqualTo(500);
        assertThat(counter.takeMaxTime()).isZero();
        counter.timed(1, 200);
        assertThat(counter.takeMaxTime()).isEqualTo(200);
    }

    @Test
    void delaysAndStillRegistered_areCountedApart() {
        OperationCounter counter = new OperationCounter("release", "test");
        counter.timed(0, 100);
        counter.delayed(0, 5_000, 1);
        counter.delayed(5, 7_000, 1);
        counter.stillRegistered(3);

        assertThat(counter.count()).isOne();
        assertThat(counter.totalDelay()).isEqualTo(12_000);
        assertThat(counter.takeMaxDelay()).isEqualTo(7_000);
        assertThat(counter.stillRegistered()).isOne();
        long[] delays = new long[Buckets.COUNT];
        counter.addDelaysTo(delays);
        assertThat(delays[Buckets.indexOf(5_000)]).isOne();
        assertThat(Arrays.stream(delays).sum()).isEqualTo(2);
    }

    @Test
    void whatStandsForOthers_isCountedOnceAndKeptApart() {
        OperationCounter counter = new OperationCounter("close", "test");
        counter.timed(0, 100);
        counter.sampled(0, 900);
        for (int i = 0; i < 15; i++) {
            counter.untimed(0);
        }

        assertThat(counter.count()).isEqualTo(17);
        assertThat(counter.timed()).isEqualTo(2);
        assertThat(counter.sampled()).isOne();
        assertThat(counter.totalTime()).isEqualTo(1_000);
        assertThat(counter.estimatedTime()).isEqualTo(100 + 16 * 900);
        assertThat(counter.takeMaxTime()).isEqualTo(900);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 63, 5_000, 1L << 41, 1L << 43})
    void aDelayThatStandsForOthers_countsAsOften(long nanos) {
        OperationCounter counter = new OperationCounter("release", "test");
        counter.delayed(0, nanos, 16);

        assertThat(counter.totalDelay()).isEqualTo(16 * nanos);
        long[] delays = new long[Buckets.COUNT];
        counter.addDelaysTo(delays);
        assertThat(delays[Buckets.indexOf(nanos)]).isEqualTo(16);
    }

    @Test
    void aReaderInBetween_neverSeesMoreThanWasDone() throws InterruptedException {
        EpollControl control = new EpollControl("test");
        long[] seen = new long[1];
        Thread reader = new Thread(() -> {
            while (seen[0] < (long) THREADS * EACH && !Thread.currentThread().isInterrupted()) {
                long now = control.adds();
                assertThat(now).isGreaterThanOrEqualTo(seen[0]);
                seen[0] = now;
            }
        });
        reader.start();
        inParallel(thread -> {
            for (int i = 0; i < EACH; i++) {
                control.added(thread);
            }
        });
        reader.join(10_000);
        reader.interrupt();
        assertThat(control.adds()).isEqualTo((long) THREADS * EACH);
        assertThat(seen[0]).isEqualTo((long) THREADS * EACH);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void everyValue_fallsIntoABucketThatHoldsIt(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            long value = random.nextLong(1L << random.nextInt(1, 43)) & Buckets.HIGHEST;
            int index = Buckets.indexOf(value);
            assertThat(Buckets.lowest(index)).isLessThanOrEqualTo(value);
            if (index + 1 < Buckets.COUNT) {
                assertThat(Buckets.lowest(index + 1)).isGreaterThan(value);
            }
        }
        assertThat(Buckets.indexOf(Long.MAX_VALUE)).isEqualTo(Buckets.COUNT - 1);
        assertThat(Buckets.indexOf(-1)).isZero();
    }

    interface Work {
        void run(int thread);
    }

    static void inParallel(Work work) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                    work.run(number);
                } catch (Throwable e) {
                    failures.add(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
    }

    private static long sum(long[][] rows, int column) {
        return Arrays.stream(rows).mapToLong(row -> row[column]).sum();
    }
}
