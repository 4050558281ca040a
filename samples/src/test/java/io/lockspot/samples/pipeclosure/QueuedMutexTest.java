package io.lockspot.samples.pipeclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class QueuedMutexTest {

    private static final int THREADS = 30;

    private final QueuedMutex mutex = new QueuedMutex();

    @Test
    void mutexThatNobodyElseWants_isTakenWithoutWaiting() {
        mutex.lock();
        mutex.unlock();

        assertThat(mutex.figures()).isEqualTo(new LockFigures(1, 0, 0, 0));
    }

    @Test
    void waiters_areLetThroughInTheOrderInWhichTheyCame_withOneWakeUpEach() throws Exception {
        List<Integer> order = new ArrayList<>();
        mutex.lock();
        try (Crowd crowd = Crowd.of(THREADS, number -> {
            Crowd.until(() -> mutex.queueLength() == number);
            mutex.lock();
            order.add(number);
            mutex.unlock();
        })) {
            Crowd.until(() -> mutex.queueLength() == THREADS);
            mutex.unlock();
            crowd.join();
        }

        assertThat(order).isEqualTo(IntStream.range(0, THREADS).boxed().toList());
        assertThat(mutex.figures()).isEqualTo(new LockFigures(THREADS + 1, THREADS, THREADS, THREADS));
    }

    @Test
    void oneThreadAtATime_andNobodyIsLost() throws Exception {
        int[] unguarded = new int[1];
        try (Crowd crowd = Crowd.of(16, number -> {
            for (int i = 0; i < 500; i++) {
                mutex.lock();
                int before = unguarded[0];
                if (i % 16 == number) {
                    Thread.yield();
                }
                unguarded[0] = before + 1;
                mutex.unlock();
            }
        })) {
            crowd.join();
        }

        assertThat(unguarded[0]).isEqualTo(8_000);
        assertThat(mutex.figures().acquisitions()).isEqualTo(8_000);
        assertThat(mutex.figures().wakeUps()).isEqualTo(mutex.figures().contended());
        assertThat(mutex.queueLength()).isZero();
    }

    @Test
    void whoDoesNotHoldIt_cannotReleaseIt() {
        assertThatThrownBy(mutex::unlock).isInstanceOf(IllegalMonitorStateException.class);
    }
}
