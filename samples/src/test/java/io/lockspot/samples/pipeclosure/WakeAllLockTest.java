package io.lockspot.samples.pipeclosure;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class WakeAllLockTest {

    private final WakeAllLock lock = new WakeAllLock();

    @Test
    void lockThatNobodyElseWants_isTakenWithoutWaiting() {
        lock.lock();
        lock.unlock();
        lock.lock();
        lock.unlock();

        assertThat(lock.figures()).isEqualTo(new LockFigures(2, 0, 0, 0));
    }

    /** Each holder keeps the lock until all others sleep again, as one does that waits for other CPUs' answers. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 30})
    void everyRelease_wakesEverybody_soWakeUpsGrowWithTheSquareOfThreads(int threads) throws Exception {
        AtomicInteger through = new AtomicInteger();
        lock.lock();
        try (Crowd crowd = Crowd.of(threads, number -> {
            lock.lock();
            int place = through.incrementAndGet();
            Crowd.until(() -> lock.figures().waits() == sleptWhen(place, threads));
            lock.unlock();
        })) {
            Crowd.until(() -> lock.figures().waits() == threads);
            lock.unlock();
            crowd.join();
        }

        long square = (long) threads * (threads + 1) / 2;
        assertThat(lock.figures()).isEqualTo(new LockFigures(threads + 1, threads, square, square));
    }

    /** All slept once; all but the first slept again for the first holder, and so on. */
    private static long sleptWhen(int place, int threads) {
        long slept = 0;
        for (int holder = 0; holder <= place; holder++) {
            slept += threads - holder;
        }
        return slept;
    }

    @Test
    void oneThreadAtATime_andNobodyIsLost() throws Exception {
        int[] unguarded = new int[1];
        try (Crowd crowd = Crowd.of(16, number -> {
            for (int i = 0; i < 500; i++) {
                lock.lock();
                int before = unguarded[0];
                if (i % 16 == number) {
                    Thread.yield();
                }
                unguarded[0] = before + 1;
                lock.unlock();
            }
        })) {
            crowd.join();
        }

        assertThat(unguarded[0]).isEqualTo(8_000);
        assertThat(lock.figures().acquisitions()).isEqualTo(8_000);
        assertThat(lock.figures().wakeUps()).isEqualTo(lock.figures().waits());
    }

    @Test
    void whoDoesNotHoldIt_cannotReleaseIt() throws Exception {
        assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class);
        lock.lock();
        try (Crowd crowd = Crowd.of(
                1, number -> assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class))) {
            crowd.join();
        }
        lock.unlock();
    }
}
