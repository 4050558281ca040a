package io.lockspot.samples.eventpoll;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class RcuCallbacksTest {
    private final CountDownLatch paused = new CountDownLatch(1);
    private final AtomicInteger pauses = new AtomicInteger();
    private final Rcu rcu = new Rcu() {
        @Override
        void pause(int times) {
            pauses.incrementAndGet();
            paused.countDown();
            super.pause(times);
        }
    };
    private final RcuCallbacks callbacks = new RcuCallbacks(rcu);

    @Test
    void aCallback_runsAfterTheSectionsThatWereOpen() throws Exception {
        AtomicBoolean ran = new AtomicBoolean();
        int section = rcu.readLock();
        callbacks.call(() -> ran.set(true));
        paused.await();
        assertThat(ran).isFalse();
        rcu.readUnlock(section);
        callbacks.barrier();
        assertThat(ran).isTrue();
    }

    @Test
    void aCallback_ofAProgramThatIsQuietAfterwardsRunsToo() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        callbacks.call(ran::countDown);
        ran.await();
    }

    @Test
    void aCallback_thatComesDuringAGracePeriodHasOneOfItsOwn() throws Exception {
        AtomicBoolean ran = new AtomicBoolean();
        CountDownLatch first = new CountDownLatch(1);
        int section = rcu.readLock();
        callbacks.call(first::countDown);
        paused.await();
        int later = rcu.readLock();
        callbacks.call(() -> ran.set(true));
        rcu.readUnlock(section);
        first.await();
        int pausesSoFar = pauses.get();
        while (pauses.get() == pausesSoFar && !ran.get()) {
            Thread.onSpinWait();
        }
        assertThat(ran).isFalse();
        rcu.readUnlock(later);
        callbacks.barrier();
        assertThat(ran).isTrue();
    }

    @Test
    void aCallback_thatComesDuringTheLastGracePeriodIsNotForgotten() throws Exception {
        CountDownLatch ran = new CountDownLatch(2);
        int section = rcu.readLock();
        callbacks.call(ran::countDown);
        paused.await();
        callbacks.call(ran::countDown);
        rcu.readUnlock(section);
        ran.await();
    }

    @Test
    void callbacks_runInOrderAndOnAThreadThatDoesNotKeepTheProgram() throws Exception {
        List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean daemon = new AtomicBoolean();
        for (int i = 0; i < 100; i++) {
            int number = i;
            callbacks.call(() -> {
                ran.add(number);
                daemon.set(Thread.currentThread().isDaemon());
            });
        }
        callbacks.barrier();
        assertThat(ran).hasSize(100).isSorted();
        assertThat(daemon).isTrue();
    }

    @Test
    void aCallback_mayCallForAnother() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        callbacks.call(() -> callbacks.call(ran::countDown));
        ran.await();
    }

    @Test
    void aCallbackThatFails_isReportedOnceAndStopsNoOther() throws Exception {
        AtomicBoolean ran = new AtomicBoolean();
        int section = rcu.readLock();
        callbacks.call(() -> {});
        paused.await();
        // Both of these wait for the same grace period.
        callbacks.call(() -> {
            throw new IllegalStateException("disposed twice");
        });
        callbacks.call(() -> ran.set(true));
        rcu.readUnlock(section);
        assertThatThrownBy(callbacks::barrier)
                .isInstanceOf(ExecutionException.class)
                .hasStackTraceContaining("disposed twice");
        assertThat(ran).isTrue();
        callbacks.barrier();
    }

    /** Many threads publish, look and retire at once. */
    @Test
    void everyCallback_runsOnceAndNeverUnderAnEarlierReader() throws Exception {
        int threads = 4;
        int each = 5_000;
        AtomicIntegerArray runs = new AtomicIntegerArray(threads * each);
        AtomicReference<Integer> current = new AtomicReference<>(0);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> ends = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int from = t * each;
                ends.add(pool.submit(() -> publish(from, each, current, runs)));
            }
            for (Future<Integer> end : ends) {
                assertThat(end.get())
                        .as("times that something retired was seen")
                        .isZero();
            }
        } finally {
            pool.shutdownNow();
        }
        callbacks.barrier();
        for (int i = 0; i < threads * each; i++) {
            assertThat(runs.get(i)).as("callback %d", i).isEqualTo(i == current.get() ? 0 : 1);
        }
    }

    private int publish(int from, int each, AtomicReference<Integer> current, AtomicIntegerArray runs) {
        int seenRetired = 0;
        for (int i = Math.max(1, from); i < from + each; i++) {
            int section = rcu.readLock();
            int seen = current.get();
            int retired = current.getAndSet(i);
            callbacks.call(() -> runs.incrementAndGet(retired));
            for (int look = 0; look < 10; look++) {
                seenRetired += runs.get(seen);
            }
            rcu.readUnlock(section);
        }
        return seenRetired;
    }
}
