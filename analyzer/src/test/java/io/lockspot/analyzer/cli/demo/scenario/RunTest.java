package io.lockspot.analyzer.cli.demo.scenario;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What the scenarios make of a run. */
class RunTest {

    private static final Lock KEYS = new Lock("SelectorImpl.cancelledKeys", LockKind.MONITOR);
    private static final Lock EPMUTEX = new Lock("ReentrantLock in Locks$Epmutex.lock", LockKind.JUC);
    private static final Stack CLOSING = stack(
            "Server.drop",
            "java.nio.channels.spi.AbstractInterruptibleChannel.close",
            "sun.nio.ch.SelectorImpl.cancel");
    private static final Stack SELECTING = stack("Server.run", "sun.nio.ch.SelectorImpl.processDeregisterQueue");
    private static final Stack POLL_CLOSING = stack(
            "Loop.serve", "io.lockspot.samples.eventpoll.PollableFile.close", "io.lockspot.samples.eventpoll.X.lock");

    private final RecordingBuilder builder = new RecordingBuilder("a.jfr");
    private final CloseStorm storm = new CloseStorm();
    private final Epmutex epmutex = new Epmutex();
    private final PipeClosure pipes = new PipeClosure();

    @Test
    void lockWait_countsOnlyWhatCloseWaitedForThatLock() {
        closes("jdk-nio", 4, 4_000);
        waited(KEYS, CLOSING, 1_000);
        waited(KEYS, CLOSING, 3_000);
        waited(KEYS, SELECTING, 9_000);
        waited(new Lock("EPollSelectorImpl.interruptLock", LockKind.MONITOR), CLOSING, 50_000);

        assertThat(value(storm, "lock-wait-per-close")).isEqualTo(1_000);
        assertThat(value(storm, "longest-lock-wait")).isEqualTo(9_000);
    }

    @Test
    void closes_ofAllImplementationsAreAddedUp() {
        closes("jdk-nio", 3, 3_000);
        closes("netty-epoll", 1, 5_000);

        assertThat(run().operation("close").count()).isEqualTo(4);
        assertThat(value(storm, "close-mean")).isEqualTo(2_000);
    }

    @Test
    void releaseDelay_isSharedOutOverTheDelaysThatWereMeasured() {
        Histogram delays = new Histogram(2);
        delays.recordValue(100);
        delays.recordValue(300);
        builder.operation(new OperationKey("release", "jdk-nio")).addCounts(3, 0, 0, 0);
        builder.operation(new OperationKey("release", "jdk-nio")).addDelays(400, 300, delays);

        assertThat(value(storm, "close-to-release-mean")).isEqualTo(200);
    }

    @Test
    void emptyRecording_costsNothingButWhatTheSampleMeasured() {
        assertThat(storm.measurements())
                .hasSize(7)
                .allSatisfy(measurement -> assertThat(measurement.of(run()))
                        .isEqualTo(measurement.id().equals("teardown") ? 12_345 : 0));
    }

    @Test
    void epmutex_isKnownByWhateverNameTheAgentGivesIt() {
        closes("eventpoll", 2_000, 2_000_000);
        waited(EPMUTEX, POLL_CLOSING, 3_000_000);
        waited(new Lock("EventPoll.epmutex", LockKind.JUC), POLL_CLOSING, 1_000_000);
        waited(new Lock("EventPoll.mtx", LockKind.JUC), POLL_CLOSING, 70_000_000);

        assertThat(value(epmutex, "lock-waits-per-million")).isEqualTo(1_000);
        assertThat(value(epmutex, "lock-wait-per-close")).isEqualTo(2_000);
    }

    @Test
    void rate_isOfTheSamplesOwnTime() {
        assertThat(value(epmutex, "rate")).isCloseTo(2_000, within(1e-6));
    }

    @Test
    void readyList_countsWhatCallbacksWaited() {
        Stack callback = stack("Entry.wake", "io.lockspot.samples.eventpoll.EventPoll.ready", "Locks$EpLock.lock");
        Stack taker = stack("EventPoll.await", "Locks$EpLock.lock");
        builder.operation(new OperationKey("wakeup", "eventpoll")).addCounts(2_000, 0, 0, 0);
        waited(new Lock("SpinLockReadyList.lock", LockKind.JUC), callback, 6_000);
        waited(new Lock("ReentrantReadWriteLock in Locks$EpRwLock.lockRead", LockKind.JUC), callback, 2_000);
        waited(new Lock("SpinLockReadyList.lock", LockKind.JUC), taker, 90_000);
        waited(new Lock("ReentrantLock in Locks$QueueLock.lock", LockKind.JUC), callback, 500_000);

        assertThat(value(new ReadyList(), "lock-wait-per-wakeup")).isEqualTo(4);
        assertThat(value(new ReadyList(), "lock-waits-per-million")).isEqualTo(1_500);
        assertThat(value(new ReadyList(), "longest-lock-wait")).isEqualTo(90_000);
    }

    @Test
    void pipes_shareOutTheSamplesCounts() {
        builder.operation(new OperationKey("close", "pipes")).addCounts(8, 0, 0, 4_000);

        assertThat(value(pipes, "lock-waits-per-close")).isEqualTo(2.5);
        assertThat(value(pipes, "cpu-messages-per-close")).isEqualTo(16);
        assertThat(value(pipes, "lock-wait-per-close")).isEqualTo(500);
    }

    private Run run() {
        return new Run(
                builder.build(),
                new SampleResult(Map.of(
                        "tearDownTotal", 12_345L,
                        "counts.register", 1_000L,
                        "counts.events", 2_000L,
                        "wallTime", 500_000_000L,
                        "tornDown", 8L,
                        "locks.all.waits", 20L,
                        "work.cpuMessages", 128L)));
    }

    private double value(Scenario scenario, String id) {
        return scenario.measurements().stream()
                .filter(measurement -> measurement.id().equals(id))
                .findFirst()
                .orElseThrow()
                .of(run());
    }

    private void closes(String implementation, long count, long totalTime) {
        Histogram times = new Histogram(2);
        times.recordValueWithCount(totalTime / count, count);
        var stats = builder.operation(new OperationKey("close", implementation));
        stats.addCounts(count, 0, 0, 0);
        stats.addTimes(totalTime, totalTime, times);
    }

    private void waited(Lock lock, Stack stack, long nanos) {
        builder.lockWait(Measure.LOCK_WAIT, new LockWait(lock, "closer-1", stack, "selector", Stack.EMPTY, nanos));
    }

    private static Stack stack(String... frames) {
        return new Stack(List.of(frames).stream().map(Frame::java).toList());
    }
}
