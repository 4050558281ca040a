package io.lockspot.analyzer.model;

import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

class LockFoldTest {

    private static final Lock LOCK = new Lock("ep->mtx", LockKind.KERNEL_MUTEX);

    /** Associative and commutative, with an empty element: also when there are more locks of one name than are kept. */
    @ParameterizedTest
    @ValueSource(ints = {10, 3_000, 30_000})
    void partsInAnyOrder_giveTheSameWhole(int addresses) {
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            List<LockWait> waits = waits(random, 12_000, addresses);
            List<LockStats> parts = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                parts.add(new LockStats(LOCK));
            }
            waits.forEach(w -> parts.get(random.nextInt(5)).add("r", w));

            LockStats whole = new LockStats(LOCK);
            waits.forEach(w -> whole.add("r", w));
            LockStats leftToRight = new LockStats(LOCK);
            parts.forEach(leftToRight::add);
            LockStats pairs = new LockStats(LOCK);
            Collections.shuffle(parts, random);
            parts.get(0).add(parts.get(1));
            parts.get(2).add(parts.get(3));
            parts.get(2).add(parts.get(4));
            pairs.add(parts.get(2));
            pairs.add(parts.get(0));

            assertThat(summary(leftToRight)).isEqualTo(summary(whole));
            assertThat(summary(pairs)).isEqualTo(summary(whole));
        }
    }

    @Test
    void moreLocksThanAreKept_areEstimated() {
        LockStats stats = new LockStats(LOCK);
        for (int i = 0; i < 50_000; i++) {
            stats.add("r", wait("t", 0xff11000100000000L + 64L * i, i, 10));
        }

        assertThat(stats.instances().kept()).hasSize(LockInstances.MOST);
        assertThat(stats.instances().count()).isCloseTo(50_000, withinPercentage(8));
    }

    @Test
    void whatHasNoRoom_isCounted() {
        LockStats stats = new LockStats(LOCK, new Room(3));
        for (int i = 0; i < 5; i++) {
            stats.add("r", wait("t", 1, i, 10));
        }

        assertThat(stats.waits()).isEqualTo(5);
        assertThat(stats.instances().untimed()).isEqualTo(2);
    }

    @Test
    void hostileNumbersOfLocks_becomeOne_andAreTold() {
        RecordingBuilder into = new RecordingBuilder("r");
        for (int i = 0; i < 20_000; i++) {
            Lock lock = new Lock("mutex in f" + i, LockKind.KERNEL_MUTEX);
            into.lockWait(Measure.KERNEL_LOCK_WAIT, new LockWait(lock, "t", Stack.EMPTY, "", Stack.EMPTY, 1L << 33));
        }
        Recording recording = into.build();

        assertThat(recording.locks()).hasSizeLessThan(6_000);
        assertThat(recording.locks().stream().mapToLong(LockStats::waits).sum()).isEqualTo(20_000);
        assertThat(recording.warnings()).anyMatch(w -> w.text().contains("different locks"));
    }

    @Test
    void locksOfDifferentRecordings_areNotTakenForOne() {
        LockStats one = new LockStats(LOCK);
        LockStats other = new LockStats(LOCK);
        one.add("a", wait("t", 0xff11000100000000L, 0, 10));
        other.add("b", wait("t", 0xff11000100000000L, 5, 10));
        one.add(other);

        assertThat(one.instances().kept()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "closer-1, closer-#",
        "nioEventLoopGroup-2-13, nioEventLoopGroup-#-#",
        "http2-exec-7, http2-exec-#",
        "worker7, worker#",
        "C2 CompilerThread0, C2 CompilerThread#",
        "GC Thread#3, GC Thread#",
        "kworker/1:2-events, kworker/#:#-events",
        "main, main",
        "ForkJoinPool.commonPool-worker-1, ForkJoinPool.commonPool-worker-#",
        "'', ''",
    })
    void threadsOfAPool_areOneGroup(String thread, String group) {
        assertThat(ThreadGroups.of(thread)).isEqualTo(group);
        assertThat(ThreadGroups.of(group)).isEqualTo(group);
    }

    private static List<LockWait> waits(Random random, int count, int addresses) {
        List<LockWait> waits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long address = 0xff11000100000000L + 64L * random.nextInt(addresses);
            String thread = "worker-" + random.nextInt(8);
            waits.add(wait(thread, address, random.nextInt(1_000_000), random.nextInt(5_000)));
        }
        return waits;
    }

    private static LockWait wait(String thread, long address, long start, long nanos) {
        Stack stack = new Stack(List.of(Frame.kernel(thread.endsWith("1") ? "ep_insert" : "ep_remove")));
        return new LockWait(
                LOCK,
                thread,
                stack,
                thread.endsWith("2") ? "owner" : "",
                Stack.EMPTY,
                nanos,
                0,
                new LockWait.Trace(start, thread.hashCode(), address, thread.endsWith("3") ? "taker" : ""));
    }

    /** All that a summary says. */
    private static String summary(LockStats stats) {
        Map<String, Object> all = new TreeMap<>();
        all.put("waits", stats.waits());
        all.put("time", stats.waitTime());
        all.put("max", stats.maxWait());
        all.put("p99", stats.percentile(99));
        all.put("waiters", new TreeMap<>(text(stats.waiters())));
        all.put("owners", new TreeMap<>(text(stats.owners())));
        all.put("edges", new TreeMap<>(text(stats.edges())));
        all.put("instances", stats.instances().count() + " " + stats.instances().hottest());
        Map<String, String> kept = new TreeMap<>();
        stats.instances().kept().forEach((key, instance) -> {
            Intervals times = instance.times();
            StringBuilder text = new StringBuilder();
            for (int wait : times.byStart()) {
                text.append(times.start(wait))
                        .append('-')
                        .append(times.end(wait))
                        .append(' ');
            }
            kept.put(key.toString(), instance.waits() + " " + instance.waitTime() + " " + text);
        });
        all.put("kept", kept);
        return all.toString();
    }

    private static Map<String, String> text(Map<?, ?> sums) {
        return sums.entrySet().stream()
                .collect(Collectors.toMap(
                        e -> e.getKey().toString(), e -> e.getValue().toString()));
    }
}
