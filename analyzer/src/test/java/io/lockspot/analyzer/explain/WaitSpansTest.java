package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.LockStories;
import io.lockspot.analyzer.model.Intervals;
import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockStats;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WaitSpansTest {

    private static final Lock LOCK = new Lock("app.Cache.lock", LockKind.JUC);

    private record Wait(long start, long end, long thread) {}

    @Test
    void waitsThatTouch_areOneSpan_andAGapEndsIt() {
        assertThat(spans(List.of(new Wait(0, 10, 1), new Wait(10, 20, 2), new Wait(21, 30, 1))))
                .containsExactly(new WaitSpans.Span(0, 20, 2, 2, 1), new WaitSpans.Span(21, 30, 1, 1, 1));
    }

    @Test
    void aWaitInsideAnother_belongsToIt() {
        assertThat(spans(List.of(new Wait(0, 100, 1), new Wait(10, 20, 2), new Wait(15, 30, 3), new Wait(90, 95, 2))))
                .containsExactly(new WaitSpans.Span(0, 100, 4, 3, 3));
    }

    /** Against looking at every moment, one by one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void spans_areThoseThatLookingAtEveryMomentFinds(int seed) {
        Random random = new Random(seed);
        List<Wait> waits = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            long start = random.nextInt(300);
            waits.add(new Wait(start, start + 1 + random.nextInt(8), random.nextInt(5)));
        }

        List<WaitSpans.Span> found = spans(waits);

        assertThat(found.stream().mapToLong(WaitSpans.Span::waits).sum()).isEqualTo(60);
        for (long moment = 0; moment < 310; moment++) {
            long at = moment;
            List<Wait> waiting =
                    waits.stream().filter(w -> w.start <= at && at < w.end).toList();
            List<WaitSpans.Span> around =
                    found.stream().filter(s -> s.start() <= at && at < s.end()).toList();
            assertThat(around).hasSize(waiting.isEmpty() ? 0 : 1);
            assertThat(around).allMatch(s -> s.maxWaiters() >= waiting.size());
        }
        for (WaitSpans.Span span : found) {
            Set<Long> threads = new TreeSet<>();
            waits.stream()
                    .filter(w -> w.start >= span.start() && w.end <= span.end())
                    .forEach(w -> threads.add(w.thread));
            assertThat(span.threads()).isEqualTo(threads.size());
            assertThat(span.maxWaiters()).isEqualTo(most(waits, span));
        }
    }

    private static int most(List<Wait> waits, WaitSpans.Span span) {
        int most = 0;
        for (long moment = span.start(); moment < span.end(); moment++) {
            long at = moment;
            most = Math.max(most, (int)
                    waits.stream().filter(w -> w.start <= at && at < w.end).count());
        }
        return most;
    }

    @Test
    void aQueueThatDrains_isNoConvoy() {
        List<LockRow> rows = Locks.of(LockStories.server());

        assertThat(rows.get(0).convoys().longest()).containsExactly(new Convoy(500_000_000, 832_000_000, 100, 5, 5));
        assertThat(rows.get(0).convoys().time()).isEqualTo(832_000_000);
        assertThat(row(rows, "app.Cache.lock").convoys().count()).isZero();
        assertThat(row(rows, "epmutex").convoys().longest())
                .containsExactly(new Convoy(3_500_000_000L, 65_000_000, 12, 3, 2));
    }

    @Test
    void locksOfOneName_haveConvoysOfTheirOwn() {
        RecordingBuilder into = new RecordingBuilder("r");
        into.covers(0);
        for (int i = 0; i < 20; i++) {
            // Each lock is waited for by two threads only; together they would look like a convoy of four.
            into.lockWait(Measure.LOCK_WAIT, wait(i % 4, 10L * i, 15, 100 + i % 2));
        }

        assertThat(Locks.of(into.build()).get(0).convoys().count()).isZero();
    }

    private static LockRow row(List<LockRow> rows, String name) {
        return rows.stream()
                .filter(r -> r.lock().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<WaitSpans.Span> spans(List<Wait> waits) {
        RecordingBuilder into = new RecordingBuilder("r");
        waits.forEach(w -> into.lockWait(Measure.LOCK_WAIT, wait(w.thread, w.start, w.end - w.start, 1)));
        LockStats stats = into.build().locks().iterator().next();
        Intervals times = stats.instances().kept().values().iterator().next().times();
        List<WaitSpans.Span> found = new ArrayList<>();
        WaitSpans.of(times, found::add);
        return found;
    }

    private static LockWait wait(long thread, long start, long nanos, long address) {
        return new LockWait(
                LOCK, "t" + thread, Stack.EMPTY, "", Stack.EMPTY, nanos, 0, LockWait.Trace.of(start, thread, address));
    }
}
