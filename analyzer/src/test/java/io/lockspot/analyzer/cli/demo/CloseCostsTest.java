package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CloseCostsTest {

    private static final Lock KEYS = new Lock("SelectorImpl.cancelledKeys", LockKind.MONITOR);
    private static final Stack CLOSING = stack(
            "Server.drop",
            "java.nio.channels.spi.AbstractInterruptibleChannel.close",
            "sun.nio.ch.SelectorImpl.cancel");
    private static final Stack SELECTING = stack("Server.run", "sun.nio.ch.SelectorImpl.processDeregisterQueue");
    private static final SampleResult SAMPLE = new SampleResult(10, 10, 4, 12_345);

    private final RecordingBuilder builder = new RecordingBuilder("a.jfr");

    @Test
    void lockWait_countsOnlyWhatCloseWaitedForThatLock() {
        closes("jdk-nio", 4, 4_000);
        waited(KEYS, CLOSING, 1_000);
        waited(KEYS, CLOSING, 3_000);
        waited(KEYS, SELECTING, 9_000);
        waited(new Lock("EPollSelectorImpl.interruptLock", LockKind.MONITOR), CLOSING, 50_000);

        CloseCosts costs = CloseCosts.of(builder.build(), SAMPLE);

        assertThat(costs.lockWaitPerClose()).isEqualTo(1_000);
        assertThat(costs.longestLockWait()).isEqualTo(9_000);
    }

    @Test
    void closes_ofAllImplementationsAreAddedUp() {
        closes("jdk-nio", 3, 3_000);
        closes("netty-epoll", 1, 5_000);

        CloseCosts costs = CloseCosts.of(builder.build(), SAMPLE);

        assertThat(costs.closes()).isEqualTo(4);
        assertThat(costs.closeMean()).isEqualTo(2_000);
    }

    @Test
    void releaseDelay_isSharedOutOverTheDelaysThatWereMeasured() {
        Histogram delays = new Histogram(2);
        delays.recordValue(100);
        delays.recordValue(300);
        builder.operation(new OperationKey("release", "jdk-nio")).addCounts(3, 0, 0, 0);
        builder.operation(new OperationKey("release", "jdk-nio")).addDelays(400, 300, delays);

        assertThat(CloseCosts.of(builder.build(), SAMPLE).releaseDelayMean()).isEqualTo(200);
    }

    @Test
    void emptyRecording_costsNothingButTheTeardown() {
        CloseCosts costs = CloseCosts.of(builder.build(), SAMPLE);

        assertThat(costs).isEqualTo(new CloseCosts(0, 0, 0, 0, 0, 0, 0, 12_345));
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
