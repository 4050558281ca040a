package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExplanationTest {

    private static Explanation explain(Recording recording) {
        return Explanation.of(recording, Optional.empty());
    }

    @Test
    void closestorm_isRecognisedByItsLock() {
        Explanation explanation = explain(Stories.closestorm());
        Signature signature = explanation.signatures().get(0);
        assertThat(signature.id()).isEqualTo("jdk-cancelled-keys");
        assertThat(signature.share()).isBetween(99.0, 100.0);
        assertThat(signature.evidence())
                .last()
                .satisfies(s -> assertThat(s.frame()).isEqualTo(Frame.java("sun.nio.ch.SelectorImpl.cancel")));
    }

    @Test
    void closestorm_headlineNamesOperationLockAndHolder() {
        assertThat(explain(Stories.closestorm()).headline())
                .isInstanceOfSatisfying(Headline.OperationWaited.class, h -> {
                    assertThat(h.operation()).isEqualTo(Stories.CLOSE);
                    assertThat(h.lock()).isEqualTo(Stories.CANCELLED_KEYS);
                    assertThat(h.waitTime()).isEqualTo(544_000_000);
                    assertThat(h.longest()).isEqualTo(130_000_000);
                    assertThat(h.holder().orElseThrow().thread()).isEqualTo("selector");
                });
    }

    @Test
    void unnamedLock_isRecognisedByWhereThreadsWait() {
        RecordingBuilder into = new RecordingBuilder("r");
        Lock lock = new Lock("java.util.HashSet", LockKind.MONITOR);
        into.lockWait(Measure.LOCK_WAIT, new LockWait(lock, "t", Stories.CANCEL, "", Stack.EMPTY, 5));
        assertThat(explain(into.build()).signatures()).extracting(Signature::id).containsExactly("jdk-cancelled-keys");
    }

    @Test
    void epmutex_isRecognisedByItsPath_withTheShareOfEachStep() {
        List<Signature> signatures = explain(Stories.epmutex()).signatures();
        assertThat(signatures).hasSize(1);
        Signature epmutex = signatures.get(0);
        assertThat(epmutex.id()).isEqualTo("kernel-epmutex");
        assertThat(epmutex.share()).isEqualTo(57);
        assertThat(epmutex.evidence())
                .extracting(s -> s.frame().name() + " " + s.share())
                .containsExactly("__fput 76.5", "eventpoll_release_file 61.0", "__mutex_lock 57.0", "osq_lock 50.0");
    }

    @Test
    void epmutex_headlineIsAShareWhereNoOperationWasCounted() {
        assertThat(explain(Stories.epmutex()).headline()).isInstanceOfSatisfying(Headline.OnSignature.class, h -> {
            assertThat(h.signature().id()).isEqualTo("kernel-epmutex");
            assertThat(h.signature().share()).isEqualTo(57);
        });
    }

    @Test
    void pathInJavaNames_isNoKernelLock() {
        RecordingBuilder into = new RecordingBuilder("r");
        into.sample(Measure.CPU, "", Stories.java("__fput", "eventpoll_release_file", "__mutex_lock"), 1, 1);
        assertThat(explain(into.build()).signatures()).isEmpty();
    }

    @Test
    void spinningOnDescriptors_isToldByWhatIsLocked() {
        RecordingBuilder into = new RecordingBuilder("r");
        for (String from : new String[] {"alloc_fd", "close_fd", "dput"}) {
            List<Frame> frames = List.of(
                    Frame.kernel(from),
                    Frame.kernel("_raw_spin_lock"),
                    Frame.kernel("native_queued_spin_lock_slowpath"));
            into.sample(Measure.SAMPLES, "", new Stack(frames), 10, 10);
        }
        into.sample(Measure.SAMPLES, "", Stories.java("app.Main.work"), 70, 70);
        assertThat(explain(into.build()).signatures())
                .extracting(s -> s.id() + " " + s.share())
                .containsExactly("kernel-fd-spinlock 20.0", "kernel-inode-spinlock 10.0");
    }

    @Test
    void monitorWaits_areTheHeadlineWhereNoOperationWasCounted() {
        RecordingBuilder into = new RecordingBuilder("r");
        Lock lock = new Lock("app.Cache", LockKind.MONITOR);
        into.lockWait(Measure.LOCK_WAIT, new LockWait(lock, "t", Stories.java("app.Cache.get"), "w", Stack.EMPTY, 7));
        assertThat(explain(into.build()).headline())
                .isEqualTo(new Headline.ThreadsWaited(lock, 1, 7, 7, Optional.of(new Headline.Holder("w", 100))));
    }

    @Test
    void theBreakdown_isOfWhatTheHeadlineSpeaksOf() {
        RecordingBuilder into = Stories.closestormBuilder("both.jfr");
        into.sample(Measure.CPU, "main", Stories.java("app.Main.work"), 4_000_000, 1);

        Explanation explained = explain(into.build());

        assertThat(explained.headline()).isInstanceOf(Headline.OperationWaited.class);
        assertThat(explained.breakdown().orElseThrow().measure()).isEqualTo(Measure.LOCK_WAIT);
        assertThat(explained.measures()).containsExactly(Measure.CPU, Measure.LOCK_WAIT);
    }

    @Test
    void waitsBelowAFewPercentOfTheOperation_areNoHeadline() {
        RecordingBuilder into = new RecordingBuilder("r");
        OperationStats close = into.operation(Stories.CLOSE);
        close.addCounts(1000, 0, 0, 0);
        close.addTimes(16_000_000, 40_000, Stories.histogram(1000, 15_000, 40_000));
        into.lockWait(
                Measure.LOCK_WAIT, new LockWait(Stories.CANCELLED_KEYS, "t", Stories.CANCEL, "", Stack.EMPTY, 100_000));
        assertThat(explain(into.build()).headline()).isInstanceOf(Headline.Quiet.class);
    }

    @Test
    void longWaitsOutsideOfTheOperations_areAHeadlineAllTheSame() {
        RecordingBuilder into = new RecordingBuilder("r");
        OperationStats close = into.operation(Stories.CLOSE);
        close.addCounts(1000, 0, 0, 0);
        close.addTimes(16_000_000, 40_000, Stories.histogram(1000, 15_000, 40_000));
        Lock lock = new Lock("app.Cache", LockKind.MONITOR);
        into.lockWait(
                Measure.LOCK_WAIT, new LockWait(lock, "t", Stories.java("app.Cache.get"), "", Stack.EMPTY, 9_000_000));
        assertThat(explain(into.build()).headline())
                .isEqualTo(new Headline.ThreadsWaited(lock, 1, 9_000_000, 9_000_000, Optional.empty()));
    }

    @Test
    void locksOfTheRecorderItself_areNoHeadline() {
        RecordingBuilder into = new RecordingBuilder("r");
        Lock lock = new Lock("jdk.jfr.internal.PlatformRecorder", LockKind.MONITOR);
        into.lockWait(Measure.LOCK_WAIT, new LockWait(lock, "t", Stories.java("app.Main.go"), "", Stack.EMPTY, 9_000));
        assertThat(explain(into.build()).headline()).isInstanceOf(Headline.Quiet.class);
    }

    @Test
    void descriptorsThatWereStillRegistered_areInTheHeadline() {
        RecordingBuilder into = new RecordingBuilder("r");
        OperationStats close = into.operation(Stories.CLOSE);
        close.addCounts(1000, 0, 990, 0);
        close.addTimes(16_000_000, 40_000, Stories.histogram(1000, 15_000, 40_000));
        assertThat(explain(into.build()).headline())
                .isInstanceOfSatisfying(
                        Headline.Quiet.class,
                        quiet -> assertThat(quiet.stillRegistered()).isEqualTo(990));
    }

    @Test
    void nothing_isExplainedAsNothing() {
        Explanation nothing = explain(new RecordingBuilder("r").build());
        assertThat(nothing.breakdown()).isEmpty();
        assertThat(nothing.headline())
                .isEqualTo(new Headline.Quiet(Optional.empty(), 0, 0, Headline.KernelSight.NOT_SAMPLED));
    }
}
