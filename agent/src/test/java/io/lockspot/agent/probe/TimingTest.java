package io.lockspot.agent.probe;

import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Whatever is timed, everything is counted. */
final class TimingTest {

    private static final int CALLS = 40_000;

    private final OperationProbe close = new OperationProbe(Operation.CLOSE, "test");
    private final OperationProbe release = new OperationProbe(Operation.RELEASE, "test");
    private final OperationProbe register = new OperationProbe(Operation.REGISTER, "test");
    private final OperationProbe deregister = new OperationProbe(Operation.DEREGISTER, "test");

    @BeforeEach
    void start() {
        Settings.active = true;
    }

    @AfterEach
    void stop() {
        Settings.active = false;
        Settings.timedEvery = 1;
        PerThread.current().depth = 0;
    }

    @Test
    void all_areTimed() {
        live(register, deregister, close, release);

        assertThat(close.counter.timed()).isEqualTo(CALLS);
        assertThat(close.counter.untimed()).isZero();
    }

    @Test
    void sampled_everyOperationOfACycleGetsItsShare() {
        Settings.timedEvery = 16;
        // A thread that does the same four operations in turn, in step with the sampling.
        live(register, deregister, close, release);

        for (OperationProbe probe : new OperationProbe[] {register, deregister, close, release}) {
            assertThat(probe.counter.count()).isEqualTo(CALLS);
            assertThat((double) probe.counter.timed()).isCloseTo(CALLS / 16.0, within(CALLS / 16.0 / 5));
            assertThat(probe.counter.totalTime()).isPositive();
            assertThat(probe.counter.estimatedTime()).isGreaterThan(10 * probe.counter.totalTime());
        }
    }

    @Test
    void none_isTimedAndAllAreCounted() {
        Settings.timedEvery = 0;
        live(register, deregister, close, release);

        assertThat(close.counter.count()).isEqualTo(CALLS);
        assertThat(close.counter.untimed()).isEqualTo(CALLS);
        assertThat(close.counter.totalTime()).isZero();
        assertThat(close.counter.estimatedTime()).isZero();
    }

    @Test
    void anErrorAndALockWait_areNotedOfWhatIsNotTimed() {
        Settings.timedEvery = 0;
        Call call = close.enter(1);
        call.thread.waited(70);
        exit(close, call, true);

        assertThat(close.counter.errors()).isOne();
        assertThat(close.counter.lockWaitTime()).isEqualTo(70);
    }

    @Test
    void aTimedClose_measuresTheDelayOfAReleaseThatIsNot() {
        Settings.timedEvery = 0;
        Call call = release.enter(1);
        call.asked = System.nanoTime();
        call.thread.depth = call.index;
        release.exitRelease(call, close, false);

        assertThat(release.counter.timed()).isZero();
        assertThat(release.counter.totalDelay()).isPositive();
    }

    @Test
    void anEventThatIsMadeAtTheEnd_beganWithItsOperation(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("events.jfr");
        long least;
        long most;
        try (Recording recording = new Recording()) {
            recording.enable("lockspot.Operation").withThreshold(Duration.ZERO);
            recording.start();
            assertThat(Backdating.isPossible()).isTrue();
            long start = System.nanoTime();
            Thread.sleep(3);
            least = System.nanoTime() - start;
            OperationEvent event = Backdating.operationSince(start);
            event.commit();
            most = System.nanoTime() - start;
            recording.dump(file);
        }

        assertThat(RecordingFile.readAllEvents(file))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.getDuration().toNanos()).isBetween(least - least / 100, most + most / 100));
    }

    @Test
    void whereEventsCannotBeBackdated_theyBeginWithTheCall() {
        Settings.thresholdNanos = 0;
        try {
            Settings.events = true;
            exit(close, close.enter(1), false);
            Call call = close.enter(1);
            call.event = new OperationEvent();
            call.event.begin();
            exit(close, call, false);
        } finally {
            Settings.thresholdNanos = 1_000_000;
            Settings.events = false;
        }

        assertThat(close.counter.count()).isEqualTo(2);
    }

    private static void live(OperationProbe... life) {
        for (int i = 0; i < CALLS; i++) {
            for (OperationProbe probe : life) {
                Call call = probe.enter(1);
                exit(probe, call, false);
            }
        }
    }

    private static void exit(OperationProbe probe, Call call, boolean failed) {
        call.thread.depth = call.index;
        probe.exit(call, failed);
    }
}
