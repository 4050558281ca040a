package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockStats;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Real recordings of async-profiler 3.0 and 4.6 and of JDK 25. */
class ProfilesTest {

    private static final String CTIMER = "async-profiler-4.6-ctimer.jfr";
    private static final String WALL = "async-profiler-4.6-wall.jfr";
    /** Of a program in ever new paths, with {@code memlimit=1k}: no sample found room for its stack. */
    private static final String LOST = "async-profiler-4.6-lost-stacks.jfr";

    private static final String JDK_25 = "jdk-25-waits.jfr";

    @TempDir
    private Path directory;

    @Test
    void theBreakdownOfAnAffectedKernel_reachesFromJavaDownToItsLock() throws Exception {
        Recording recording = Fixtures.read(Fixtures.path(Fixtures.CHURN));

        List<Frame> path = List.of(
                Frame.java("EpChurn.closeConnection"),
                Frame.java("io.netty.channel.unix.FileDescriptor.close"),
                Frame.java("io.netty.channel.unix.FileDescriptor.close"),
                Frame.nativeCode("close"),
                Frame.kernel("entry_SYSCALL_64_after_hwframe"),
                Frame.kernel("do_syscall_64"),
                Frame.kernel("syscall_exit_to_user_mode"),
                Frame.kernel("exit_to_user_mode_prepare"),
                Frame.kernel("task_work_run"),
                Frame.kernel("__fput"),
                Frame.kernel("eventpoll_release_file"),
                Frame.kernel("__mutex_lock"),
                Frame.kernel("osq_lock"));
        long through = recording.samples(Measure.CPU).stream()
                .filter(s -> endsWith(s.stack().frames(), path))
                .mapToLong(Sample::count)
                .sum();
        assertThat(through).isGreaterThan(1000);
        assertThat(share(recording, "eventpoll_release_file")).isBetween(0.3, 0.45);
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void asyncProfilersSamples_countTheirInterval() throws Exception {
        Recording recording = Fixtures.read(Fixtures.path(Fixtures.CHURN));
        RecordingInfo info = recording.infos().get(0);

        assertThat(info.format()).isEqualTo("async-profiler");
        assertThat(info.process()).isEqualTo("EpChurn (pid 158)");
        assertThat(info.samples()).isEqualTo(4389);
        assertThat(info.environment()).containsEntry("kernelRelease", "6.1.0-50-cloud-amd64");
        assertThat(info.durationNanos()).isBetween(8_000_000_000L, 8_500_000_000L);
        assertThat(recording.samples(Measure.CPU)).allMatch(s -> s.weight() == s.count() * 4_000_000);
    }

    @Test
    void samplesByThread_areTheJdkReadersSamplesByThread() throws Exception {
        Path file = Fixtures.path(Fixtures.CHURN);
        Map<String, Long> oracle = new HashMap<>();
        for (RecordedEvent event : events(file, "jdk.ExecutionSample")) {
            RecordedStackTrace stack = event.getStackTrace();
            String thread = event.getThread("sampledThread").getJavaName();
            String name = thread == null ? event.getThread("sampledThread").getOSName() : thread;
            oracle.merge(name + " " + (stack == null ? 0 : stack.getFrames().size()), 1L, Long::sum);
        }
        Map<String, Long> ours = new HashMap<>();
        for (Sample sample : Fixtures.read(file).samples()) {
            ours.merge(sample.thread() + " " + sample.stack().frames().size(), sample.count(), Long::sum);
        }

        assertThat(ours).isEqualTo(oracle);
    }

    @Test
    void aProfileWithoutKernelFrames_saysWhy() throws Exception {
        Recording recording = Fixtures.read(Fixtures.path(CTIMER));

        assertThat(recording.samples(Measure.CPU).stream()
                        .mapToLong(Sample::weight)
                        .sum())
                .isEqualTo(396 * 5_000_000L);
        assertThat(recording.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("no-kernel-frames");
            assertThat(warning.text()).contains("ctimer").contains("event=cpu").contains("kptr_restrict");
            assertThat(warning.partial()).isFalse();
        });
    }

    @Test
    void samplesWhoseStackTheProfilerLost_count_andAreSaid() throws Exception {
        Recording recording = Fixtures.read(Fixtures.path(LOST));

        assertThat(recording.samples(Measure.CPU)).singleElement().satisfies(sample -> {
            assertThat(sample.count())
                    .isEqualTo(
                            events(Fixtures.path(LOST), "jdk.ExecutionSample").size())
                    .isEqualTo(33);
            assertThat(sample.stack().frames()).extracting(Frame::name).containsExactly("storage_overflow");
        });
        assertThat(recording.warnings())
                .filteredOn(w -> w.code().equals("lost-stacks"))
                .singleElement()
                .satisfies(
                        w -> assertThat(w.text()).contains(": 33 samples have lost their stack, for async-profiler"));
    }

    @Test
    void wallClockSamples_areNotCpuTime() throws Exception {
        Recording recording = Fixtures.read(Fixtures.path(WALL));

        assertThat(recording.samples()).isEmpty();
        assertThat(recording.warnings()).extracting(Warning::code).containsExactly("wall-clock-samples");
    }

    @Test
    void cpuTimeSamplesOfTheJdk_countTheirPeriod() throws Exception {
        Recording recording = Fixtures.read(Fixtures.path(JDK_25));

        List<RecordedEvent> oracle = events(Fixtures.path(JDK_25), "jdk.CPUTimeSample");
        assertThat(sum(recording, Measure.CPU, Sample::count)).isEqualTo(oracle.size());
        assertThat(sum(recording, Measure.CPU, Sample::weight))
                .isEqualTo(oracle.stream()
                        .mapToLong(e -> e.getDuration("samplingPeriod").toNanos())
                        .sum());
        assertThat(recording.warnings())
                .extracting(Warning::code)
                .containsExactlyInAnyOrder("two-profilers", "no-kernel-frames");
    }

    @Test
    void waitsForMonitors_areLocksWithOwners() throws Exception {
        Recording recording = Fixtures.read(Fixtures.path(JDK_25));

        LockStats lock = lock(recording, "java.lang.Object in Waits.monitor");
        List<RecordedEvent> oracle = events(Fixtures.path(JDK_25), "jdk.JavaMonitorEnter");
        assertThat(lock.lock().kind()).isEqualTo(LockKind.MONITOR);
        assertThat(lock.waits()).isEqualTo(oracle.size());
        assertThat(lock.waitTime())
                .isEqualTo(oracle.stream()
                        .mapToLong(e -> e.getDuration().toNanos())
                        .sum());
        assertThat(lock.owners().keySet())
                .extracting(LockStats.Owner::thread)
                .contains("waiter-0", "waiter-1", "waiter-2");
    }

    @Test
    void parkingToGetALock_isALockWait_parkingForWorkIsNot() throws Exception {
        Recording recording = Fixtures.read(Fixtures.path(JDK_25));

        LockStats lock = lock(recording, "java.util.concurrent.locks.ReentrantLock in Waits.juc");
        long parkedOnTheLock = events(Fixtures.path(JDK_25), "jdk.ThreadPark").stream()
                .filter(e -> e.getClass("parkedClass").getName().contains("ReentrantLock"))
                .count();
        assertThat(lock.lock().kind()).isEqualTo(LockKind.JUC);
        assertThat(lock.waits()).isEqualTo(parkedOnTheLock);
        assertThat(recording.locks()).hasSize(2);
    }

    @Test
    void chunksOfDifferentWriters_inOneFile_areEachReadByTheirOwnMetadata() throws Exception {
        Path file = directory.resolve("mixed.jfr");
        for (String name : List.of(JDK_25, Fixtures.CHURN, JDK_25, CTIMER)) {
            Files.write(
                    file,
                    Files.readAllBytes(Fixtures.path(name)),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }

        Recording recording = Fixtures.read(file);

        assertThat(sum(recording, Measure.CPU, Sample::weight)).isEqualTo(4389 * 4_000_000L + 396 * 5_000_000L);
        assertThat(lock(recording, "java.lang.Object in Waits.monitor").waits())
                .isEqualTo(2L
                        * events(Fixtures.path(JDK_25), "jdk.JavaMonitorEnter").size());
        assertThat(recording.infos().get(0).process())
                .isEqualTo("Waits (pid 25860), EpChurn (pid 158), Busy (pid 9745)");
        assertThat(recording.infos().get(0).complete()).isTrue();
    }

    private static boolean endsWith(List<Frame> frames, List<Frame> path) {
        return frames.size() >= path.size()
                && frames.subList(frames.size() - path.size(), frames.size()).equals(path);
    }

    private static double share(Recording recording, String kernelFunction) {
        Frame frame = new Frame(kernelFunction, FrameKind.KERNEL);
        long with = recording.samples().stream()
                .filter(s -> s.stack().frames().contains(frame))
                .mapToLong(Sample::weight)
                .sum();
        return (double) with / sum(recording, Measure.CPU, Sample::weight);
    }

    private static long sum(Recording recording, Measure measure, ToLongFunction<Sample> value) {
        return recording.samples(measure).stream().mapToLong(value).sum();
    }

    private static LockStats lock(Recording recording, String name) {
        return recording.locks().stream()
                .filter(l -> l.lock().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<RecordedEvent> events(Path file, String type) throws Exception {
        return RecordingFile.readAllEvents(file).stream()
                .filter(e -> e.getEventType().getName().equals(type))
                .toList();
    }
}
