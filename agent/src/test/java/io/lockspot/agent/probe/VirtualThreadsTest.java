package io.lockspot.agent.probe;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The places and who borrows them; that is the same with platform threads, which every JDK has. */
final class VirtualThreadsTest {

    private static final int THREADS = VirtualThreads.PLACES + VirtualThreads.PLACES / 4;

    private final VirtualThreads states = new VirtualThreads();
    private final Thread thread = new Thread(() -> {});

    @Test
    void whatAThreadBorrows_itGetsAgainUntilItLeaves() {
        PerThread state = states.enter(thread);

        assertThat(states.enter(thread)).isSameAs(state);
        assertThat(states.of(thread)).isSameAs(state);
        assertThat(states.lent()).isOne();
        states.leave(state);
        assertThat(states.of(thread)).isNotSameAs(state);
        assertThat(states.lent()).isZero();
    }

    @Test
    void oneAfterTheOther_threadsUseTheSameFewStates() {
        Map<PerThread, Boolean> seen = new IdentityHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            PerThread state = states.enter(new Thread(() -> {}));
            seen.put(state, true);
            states.leave(state);
        }

        assertThat(seen.size()).isLessThanOrEqualTo(VirtualThreads.PLACES);
        assertThat(states.lent()).isZero();
    }

    @Test
    void allAtOnce_everyOneHasItsOwn() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(THREADS);
        Queue<PerThread> lent = new ConcurrentLinkedQueue<>();
        AtomicInteger kept = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Runnable call = () -> {
                PerThread state = states.enter(Thread.currentThread());
                lent.add(state);
                inside.countDown();
                awaitAll(inside);
                kept.addAndGet(states.of(Thread.currentThread()) == state ? 1 : 0);
                states.leave(state);
            };
            Thread entering = new Thread(null, call, "entering", 64 << 10);
            threads.add(entering);
            entering.start();
        }
        for (Thread entered : threads) {
            entered.join();
        }

        assertThat(lent).doesNotHaveDuplicates();
        assertThat(kept).hasValue(THREADS);
        assertThat(states.lent()).isZero();
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatADeadThreadHasKept_isLentAgain() throws InterruptedException {
        for (int i = 0; i < 20 * VirtualThreads.PLACES; i++) {
            // As if it had run out of stack: it never leaves.
            states.enter(new Thread(() -> {}));
        }

        assertThat(states.lent()).isLessThanOrEqualTo(VirtualThreads.PLACES + 1);
    }
}
