package io.lockspot.samples.eventpoll;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** What callers are told who find a thread waiting, and how often it is woken. */
@Timeout(60)
class WaitersTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Waiters waiters = new Waiters();
    private final AtomicBoolean something = new AtomicBoolean();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void allCallersThatSawOneWaitingThread_areToldThatItWasWoken() throws Exception {
        Future<Boolean> waiting = waitForSomething();
        something.set(true);
        List<Future<Boolean>> callers = new ArrayList<>();
        waiters.lock.lock();
        try {
            for (int i = 1; i <= 3; i++) {
                callers.add(threads.submit(waiters::wakeOne));
                while (waiters.lock.getQueueLength() < i) {
                    Thread.onSpinWait();
                }
            }
        } finally {
            waiters.lock.unlock();
        }
        for (Future<Boolean> caller : callers) {
            assertThat(caller.get()).isTrue();
        }
        assertThat(waiting.get()).isTrue();
    }

    @Test
    void aThreadThatWasWoken_isWokenOnce() throws Exception {
        Future<Boolean> waiting = waitForSomething();
        something.set(true);
        waiters.lock.lock();
        try {
            // It cannot leave before we let go of the lock, and yet is struck off.
            assertThat(waiters.wakeOne()).isTrue();
            assertThat(waiters.count()).isZero();
            assertThat(waiters.wakeOne()).isFalse();
        } finally {
            waiters.lock.unlock();
        }
        assertThat(waiting.get()).isTrue();
    }

    @Test
    void oneOfTwoThreads_isWoken() throws Exception {
        Future<Boolean> first = waitForSomething();
        Future<Boolean> second = waitForSomething();
        something.set(true);
        assertThat(waiters.wakeOne()).isTrue();
        assertThat(first.get()).isTrue();
        assertThat(waiters.count()).isEqualTo(1);
        assertThat(waiters.wakeOne()).isTrue();
        assertThat(second.get()).isTrue();
    }

    @Test
    void noThread_isNoneToWake() throws Exception {
        assertThat(waiters.wakeOne()).isFalse();
        assertThat(waiters.await(System.nanoTime() + 1, something::get)).isFalse();
        assertThat(waiters.wakeOne()).isFalse();
        something.set(true);
        assertThat(waiters.await(Long.MAX_VALUE, something::get)).isTrue();
        assertThat(waiters.wakeOne()).isFalse();
    }

    @Test
    void close_letsEveryThreadGo() throws Exception {
        List<Future<Boolean>> waiting = List.of(waitForSomething(), waitForSomething());
        waiters.close();
        for (Future<Boolean> thread : waiting) {
            assertThat(thread.get()).isTrue();
        }
    }

    @Test
    void aThreadThatIsAboutToWait_isSeenByWhoComesAfterItsLook() throws Exception {
        Callers callers = new Callers();
        BooleanSupplier look = () -> {
            boolean seen = something.getAndSet(true);
            callers.comeAfterALookThatSaw(seen);
            return seen;
        };
        assertThat(waiters.await(System.nanoTime() + TimeUnit.SECONDS.toNanos(10), look))
                .isTrue();
        assertThat(callers.answers()).containsExactly(true);
    }

    @Test
    void aThreadWhoseTimeIsOver_isSeenByNobodyAfterItsLastLook() throws Exception {
        Callers callers = new Callers();
        AtomicInteger looks = new AtomicInteger();
        BooleanSupplier look = () -> {
            callers.comeAfterALookThatSaw(looks.incrementAndGet() < 2);
            return false;
        };
        assertThat(waiters.await(System.nanoTime(), look)).isFalse();
        assertThat(callers.answers()).containsExactly(false);
    }

    /** Threads that wake, each at the moment when a waiting thread has looked and found nothing. */
    private final class Callers {
        private final List<FutureTask<Boolean>> calls = new ArrayList<>();

        /** Returns when the caller has its answer, or stands at the lock that the waiting thread holds. */
        void comeAfterALookThatSaw(boolean something) {
            if (something) {
                return;
            }
            FutureTask<Boolean> call = new FutureTask<>(waiters::wakeOne);
            calls.add(call);
            Thread caller = new Thread(call);
            caller.start();
            while (!call.isDone() && !waiters.lock.hasQueuedThread(caller)) {
                Thread.onSpinWait();
            }
        }

        List<Boolean> answers() throws Exception {
            List<Boolean> answers = new ArrayList<>();
            for (FutureTask<Boolean> call : calls) {
                answers.add(call.get());
            }
            return answers;
        }
    }

    private Future<Boolean> waitForSomething() {
        int before = waiters.count();
        Future<Boolean> waiting =
                threads.submit(() -> waiters.await(System.nanoTime() + Long.MAX_VALUE / 2, something::get));
        while (waiters.count() == before) {
            Thread.onSpinWait();
        }
        return waiting;
    }
}
