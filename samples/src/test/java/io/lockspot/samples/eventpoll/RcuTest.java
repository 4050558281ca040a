package io.lockspot.samples.eventpoll;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Grace periods. The tests step in where {@link Rcu#synchronize} would pause, so one thread plays the readers too and no
 * test depends on time.
 */
@Timeout(60)
class RcuTest {
    private int pauses;
    private IntConsumer onPause = times -> {};

    private final Rcu rcu = new Rcu() {
        @Override
        void pause(int times) {
            assertThat(++pauses).as("pauses of one call").isLessThan(1_000);
            onPause.accept(pauses);
        }
    };

    @Test
    void synchronize_withoutReadersWaitsForNobody() {
        rcu.readUnlock(rcu.readLock());
        synchronize();
        assertThat(pauses).isZero();
    }

    @Test
    void synchronize_waitsForASectionThatIsOpen() {
        int section = rcu.readLock();
        endAtPause(3, section);
        synchronize();
        assertThat(pauses).isEqualTo(3);
        assertThat(rcu.openSections()).isZero();
    }

    @Test
    void synchronize_waitsForTheOuterOfNestedSections() {
        int outer = rcu.readLock();
        rcu.readUnlock(rcu.readLock());
        endAtPause(1, outer);
        synchronize();
        assertThat(pauses).isEqualTo(1);
    }

    @Test
    void synchronize_waitsForAStragglerThatReadThePhaseBeforeItChanged() {
        int phase = rcu.phase();
        synchronize();
        int straggler = rcu.begin(phase);
        endAtPause(2, straggler);
        synchronize();
        assertThat(pauses).isEqualTo(2);
    }

    @Test
    void synchronize_isNotHeldUpByReadersThatKeepComing() {
        int section = rcu.readLock();
        onPause = times -> {
            rcu.readLock();
            if (times == 5) {
                rcu.readUnlock(section);
            }
        };
        synchronize();
        assertThat(rcu.openSections()).isEqualTo(5);
    }

    @Test
    void synchronize_returnsWhenAllEarlierSectionsHaveEnded_inAnyOrderOfBeginningsAndEnds() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            List<Integer> open = new ArrayList<>();
            int stalePhase = rcu.phase();
            for (int round = 0; round < 5; round++) {
                for (int i = random.nextInt(5); i > 0; i--) {
                    open.add(random.nextInt(4) == 0 ? rcu.begin(stalePhase) : rcu.readLock());
                }
                stalePhase = random.nextBoolean() ? rcu.phase() : stalePhase;
                List<Integer> earlier = new ArrayList<>(open);
                Collections.shuffle(earlier, random);
                List<Integer> later = new ArrayList<>();
                onPause = times -> {
                    if (random.nextInt(3) == 0) {
                        later.add(rcu.readLock());
                    }
                    // Those that come before the flip are waited for too, so later ones must end in time.
                    List<Integer> from = earlier.isEmpty() || random.nextInt(4) == 0 ? later : earlier;
                    if (!from.isEmpty()) {
                        rcu.readUnlock(from.remove(0));
                    }
                };
                synchronize();
                assertThat(earlier).as("seed %d, round %d", seed, round).isEmpty();
                open = later;
            }
            open.forEach(rcu::readUnlock);
        }
    }

    /** An object is taken out of sight, then marked as gone after a grace period; readers never see the mark. */
    @Test
    void whatAReaderSees_staysUntilTheSectionEnds() throws Exception {
        Rcu shared = new Rcu();
        AtomicReference<AtomicBoolean> current = new AtomicReference<>(new AtomicBoolean());
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                readers.add(threads.submit(() -> read(shared, current, done)));
            }
            for (int i = 0; i < 10_000; i++) {
                AtomicBoolean old = current.getAndSet(new AtomicBoolean());
                shared.synchronize();
                old.set(true);
            }
            done.set(true);
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isZero();
            }
            assertThat(shared.openSections()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    /** How often something was gone that was looked at. */
    private static int read(Rcu shared, AtomicReference<AtomicBoolean> current, AtomicBoolean done) {
        int gone = 0;
        while (!done.get()) {
            int section = shared.readLock();
            AtomicBoolean seen = current.get();
            for (int i = 0; i < 20; i++) {
                gone += seen.get() ? 1 : 0;
            }
            shared.readUnlock(section);
        }
        return gone;
    }

    private void synchronize() {
        pauses = 0;
        rcu.synchronize();
    }

    private void endAtPause(int pause, int section) {
        onPause = times -> {
            if (times == pause) {
                rcu.readUnlock(section);
            }
        };
    }
}
