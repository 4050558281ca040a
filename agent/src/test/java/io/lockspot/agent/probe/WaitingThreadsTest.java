package io.lockspot.agent.probe;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The states of waits, and who is lent them; that is the same with platform threads, which every JDK has. */
final class WaitingThreadsTest {

    private final WaitingThreads states = new WaitingThreads(16);

    @Test
    void oneAfterTheOther_waitsUseTheSameState() {
        PerThread first = states.take(5);
        states.giveBack(first);

        assertThat(states.take(5)).isSameAs(first);
    }

    @Test
    void whatIsLent_isNobodyElses() {
        List<PerThread> lent = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            lent.add(states.take(i));
        }

        assertThat(lent).doesNotHaveDuplicates();
    }

    @Test
    void ofManyThatComeBackAtOnce_fewAreKept() {
        List<PerThread> lent = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            lent.add(states.take(i));
        }
        lent.forEach(states::giveBack);

        Map<PerThread, Boolean> again = new IdentityHashMap<>();
        for (int i = 0; i < 1_000; i++) {
            again.put(states.take(i), true);
        }
        again.keySet().retainAll(identities(lent).keySet());
        assertThat(again).hasSizeBetween(1, 16);
    }

    /** Each thread marks what it is lent, and looks whether the mark is still its own. */
    @Test
    void betweenThreads_nothingIsLentTwice() throws InterruptedException {
        AtomicInteger touched = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            int mark = i;
            Thread thread = new Thread(() -> {
                for (int turn = 0; turn < 50_000; turn++) {
                    PerThread state = states.take(turn);
                    state.waited = mark;
                    Thread.onSpinWait();
                    touched.addAndGet(state.waited == mark ? 0 : 1);
                    states.giveBack(state);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(touched).hasValue(0);
    }

    private static Map<PerThread, Boolean> identities(List<PerThread> states) {
        Map<PerThread, Boolean> identities = new IdentityHashMap<>();
        states.forEach(state -> identities.put(state, true));
        return identities;
    }
}
