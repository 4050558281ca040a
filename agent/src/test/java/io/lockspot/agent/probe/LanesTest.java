package io.lockspot.agent.probe;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class LanesTest {

    private final Lanes lanes = new Lanes();

    @Test
    void liveThreads_neverShareOne() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < Lanes.COUNT; i++) {
            taken.add(lanes.take(waiting(end)));
        }
        assertThat(taken).hasSize(Lanes.COUNT).doesNotContain(Lanes.NONE);
        assertThat(lanes.take(Thread.currentThread())).as("all are lent").isEqualTo(Lanes.NONE);
        end.countDown();
    }

    @Test
    void aThreadThatHasEnded_givesItsOwnBack() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread first = waiting(end);
        int lane = lanes.take(first);
        assertThat(lanes.take(Thread.currentThread())).isNotEqualTo(lane);
        end.countDown();
        first.join();

        assertThat(lanes.take(Thread.currentThread())).isEqualTo(lane);
    }

    @Test
    void whatThreadsCountedOneAfterTheOther_isAllThere() throws InterruptedException {
        OperationCounter counter = new OperationCounter("close", "test");
        for (int i = 0; i < 200; i++) {
            Thread thread = new Thread(() -> {
                int stripe = PerThread.current().stripe;
                for (int n = 0; n < 100; n++) {
                    counter.untimed(stripe);
                }
            });
            thread.start();
            thread.join();
        }

        assertThat(counter.count()).isEqualTo(20_000);
    }

    @Test
    void moreThreadsThanLanes_loseNothing() throws InterruptedException {
        OperationCounter counter = new OperationCounter("close", "test");
        Set<Thread> threads = new HashSet<>();
        for (int i = 0; i < 2 * Lanes.COUNT; i++) {
            Thread thread = new Thread(() -> {
                int stripe = PerThread.current().stripe;
                for (int n = 0; n < 1_000; n++) {
                    counter.untimed(stripe);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(counter.count()).isEqualTo(2_000L * Lanes.COUNT);
    }

    private static Thread waiting(CountDownLatch end) {
        Thread thread = new Thread(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
