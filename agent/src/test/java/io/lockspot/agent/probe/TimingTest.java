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
        Settings.timedEvery = 16;
    }

    @AfterEach
    void stop() {
        Settings.active = false;
        Settings.timedAtMost = Settings.ALL;
        Settings.second += 2;
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
        Settings.timedAtMost = 0;
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
    void auto_aQuietThreadTimesAll() {
        Settings.timedAtMost = 100;
        for (int i = 0; i < 50; i++) {
            Settings.second++;
            live(100, close);
        }

        assertThat(close.counter.timed()).isEqualTo(5_000);
        assertThat(close.counter.sampled()).isZero();
    }

    @Test
    void auto_aBusyThreadTimesSomeOfWhatIsTooMuch() {
        Settings.timedAtMost = 100;
        Settings.second++;
        live(100 + 16_000, close);

        assertThat(close.counter.count()).isEqualTo(16_100);
        assertThat(close.counter.timed() - close.counter.sampled()).isEqualTo(100);
        assertThat((double) close.counter.sampled()).isCloseTo(1_000, within(200.0));
    }

    @Test
    void auto_aBusyThreadStaysSoUntilItDoesHalfAsMuch() {
        Settings.timedAtMost = 100;
        Settings.second++;
        live(1_000, close);
        long all = close.counter.timed() - close.counter.sampled();
        for (int i = 0; i < 20; i++) {
            Settings.second++;
            live(60, close);
        }
        assertThat(close.counter.timed() - close.counter.sampled())
                .as("more than half of what is too much: it goes on sampling")
                .isEqualTo(all);
        Settings.second++;
        live(40, close);
        Settings.second++;
        live(40, close);

        assertThat(close.counter.timed() - close.counter.sampled()).isEqualTo(all + 40);
    }

    @Test
    void auto_afterAPauseAllAreTimed() {
        Settings.timedAtMost = 100;
        Settings.second++;
        live(1_000, close);
        Settings.second += 2;
        live(50, close);

        assertThat(close.counter.timed() - close.counter.sampled()).isEqualTo(150);
    }

    @Test
    void auto_theTimesOfABusyAndAQuietThreadCountByTheirOperations() throws InterruptedException {
        Settings.timedAtMost = 100;
        Settings.second++;
        Thread quiet = new Thread(() -> live(100, close));
        quiet.start();
        quiet.join();
        live(10_000, close);

        assertThat(close.counter.count()).isEqualTo(10_100);
        double mean = (double) close.counter.sampledTime() / close.counter.sampled();
        long exact = close.counter.totalTime() - close.counter.sampledTime();
        assertThat((double) close.counter.estimatedTime()).isCloseTo(exact + 9_900 * mean, within(2 * mean));
    }

    @Test
    void whatIsNotTimedAndWaitedForALock_isSlowAllTheSame(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("events.jfr");
        Settings.timedAtMost = Settings.NONE;
        try (Recording recording = new Recording()) {
            recording.enable("lockspot.Operation").withThreshold(Duration.ZERO);
            recording.start();
            Settings.events = true;
            Call call = close.enter(1);
            call.thread.waited(5_000_000);
            exit(close, call, false);
            exit(close, close.enter(1), false);
            recording.dump(file);
        } finally {
            Settings.events = false;
        }

        assertThat(close.counter.timed()).isZero();
        assertThat(RecordingFile.readAllEvents(file)).singleElement().satisfies(event -> {
            assertThat(event.getDuration().toNanos()).isBetween(4_900_000L, 50_000_000L);
            assertThat(event.getLong("lockWait")).isEqualTo(5_000_000);
        });
    }

    @Test
    void none_isTimedAndAllAreCounted() {
        Settings.timedAtMost = Settings.NONE;
        live(register, deregister, close, release);

        assertThat(close.counter.count()).isEqualTo(CALLS);
        assertThat(close.counter.untimed()).isEqualTo(CALLS);
        assertThat(close.counter.totalTime()).isZero();
        assertThat(close.counter.estimatedTime()).isZero();
    }

    @Test
    void anErrorAndALockWait_areNotedOfWhatIsNotTimed() {
        Settings.timedAtMost = Settings.NONE;
        Call call = close.enter(1);
        call.thread.waited(70);
        exit(close, call, true);

        assertThat(close.counter.errors()).isOne();
        assertThat(close.counter.lockWaitTime()).isEqualTo(70);
    }

    @Test
    void aTimedClose_measuresTheDelayOfAReleaseThatIsNot() {
        Settings.timedAtMost = Settings.NONE;
        Call call = release.enter(1);
        call.asked = Asked.at(System.nanoTime(), false);
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
        live(CALLS, life);
    }

    private static void live(int turns, OperationProbe... life) {
        for (int i = 0; i < turns; i++) {
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
