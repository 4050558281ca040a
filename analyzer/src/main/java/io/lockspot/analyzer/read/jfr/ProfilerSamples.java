package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.SampleFold;
import io.lockspot.analyzer.read.CanonicalNames;
import java.util.List;
import java.util.Set;

/**
 * The samples of CPU profilers. When several profilers watched the same process, one of them counts: together they
 * would show every CPU second twice. The JDK's {@code NativeMethodSample} is of threads that may well be waiting, so it
 * is not CPU time and not read.
 */
final class ProfilerSamples {

    /** What async-profiler calls its events that measure CPU time. */
    private static final Set<String> CPU_EVENTS = Set.of("cpu", "ctimer", "itimer", "cpu-clock", "task-clock");

    /** async-profiler's own, when nobody set one. */
    private static final long DEFAULT_INTERVAL = 10_000_000;

    /** The only frame of a sample for whose stack async-profiler had no memory. */
    private static final String LOST = "storage_overflow";

    private final ProfilerSettings settings;
    private final SampleFold asyncProfiler = new SampleFold();
    private final SampleFold cpuTime = new SampleFold();
    private final SampleFold execution = new SampleFold();
    private final KernelFrames kernelFrames = new KernelFrames();
    private long wallClockSamples;

    ProfilerSamples(ProfilerSettings settings) {
        this.settings = settings;
    }

    /** Adds those of the next chunk, whose settings have come already. */
    void add(SamplesOfChunk chunk) {
        wallClockSamples += chunk.wallClock();
        chunk.cpuTime()
                .forEach((thread, stack, weight, count) -> cpuTime.add(Measure.CPU, thread, stack, weight, count));
        if (chunk.execution().isEmpty()) {
            return;
        }
        if (!chunk.asyncProfiler()) {
            fold(chunk.execution(), execution, settings.jdkPeriodNanos());
        } else if (isWallClock()) {
            wallClockSamples += chunk.execution().sum();
        } else {
            fold(chunk.execution(), asyncProfiler, cpuInterval());
        }
    }

    /** @param interval what a sample stands for, in CPU nanoseconds; 0 when it is not CPU time */
    private void fold(CountedStacks samples, SampleFold into, long interval) {
        if (into == asyncProfiler && interval > 0) {
            kernelFrames.counted(samples.sum(), settings);
        }
        Measure measure = interval > 0 ? Measure.CPU : Measure.SAMPLES;
        long each = Math.max(interval, 1);
        samples.forEach((thread, stack, weight, count) -> into.add(measure, thread, stack, count * each, count));
    }

    private boolean isWallClock() {
        return settings.asyncProfiler("event").equals("wall")
                || settings.asyncProfiler("engine").equals("wall");
    }

    /** What one of async-profiler's samples stands for, in CPU nanoseconds; 0 when it is not CPU time. */
    private long cpuInterval() {
        String event = settings.asyncProfiler("event");
        if (!CPU_EVENTS.contains(event.isEmpty() ? settings.asyncProfiler("engine") : event)) {
            return 0;
        }
        long interval = settings.asyncProfilerInterval();
        return interval > 0 ? interval : DEFAULT_INTERVAL;
    }

    /** All chunks were read. */
    void finish(RecordingBuilder into) {
        List<SampleFold> bestFirst = List.of(asyncProfiler, cpuTime, execution);
        List<SampleFold> present = bestFirst.stream().filter(s -> !s.isEmpty()).toList();
        boolean seen = asyncProfiler.any(Measure.CPU, KernelFrames::hasKernelFrame);
        boolean jdkOnly = asyncProfiler.isEmpty() && !present.isEmpty();
        if (!present.isEmpty()) {
            warnOfCutStacks(present.get(0), into);
            warnOfLostStacks(present.get(0), into);
            into.samples(present.get(0));
        }
        if (present.size() > 1) {
            into.warn(
                    "two-profilers",
                    into.file() + ": holds the samples of more than one CPU profiler; only "
                            + (present.get(0) == asyncProfiler ? "async-profiler's" : "jdk.CPUTimeSample")
                            + " are counted, so that no CPU time counts twice");
        }
        if (wallClockSamples > 0) {
            into.warn(
                    "wall-clock-samples",
                    into.file() + ": " + wallClockSamples + " wall-clock samples are left out, for they are not CPU"
                            + " time; profile with event=cpu to see where the CPUs burn");
        }
        kernelFrames.warn(into, seen, jdkOnly);
    }

    private static void warnOfLostStacks(SampleFold samples, RecordingBuilder into) {
        long lost = samples.count(stack ->
                stack.frames().size() == 1 && stack.frames().get(0).name().equals(LOST));
        if (lost > 0) {
            into.warn(
                    "lost-stacks",
                    into.file() + ": " + lost + (lost == 1 ? " sample has" : " samples have") + " lost "
                            + (lost == 1 ? "its" : "their")
                            + " stack, for async-profiler had no room for more different ones; they count as " + LOST
                            + "; record with a larger interval, or in shorter chunks (chunktime=)");
        }
    }

    private static void warnOfCutStacks(SampleFold samples, RecordingBuilder into) {
        long cut =
                samples.count(stack -> !stack.isEmpty() && stack.frames().get(0).equals(CanonicalNames.TRUNCATED));
        if (cut > 0) {
            into.warn(
                    "truncated-stacks",
                    into.file() + ": " + cut + (cut == 1 ? " sample has a stack" : " samples have stacks")
                            + " that the profiler cut; their outermost callers are missing"
                            + " (-XX:FlightRecorderOptions=stackdepth=, async-profiler's jstackdepth)");
        }
    }
}
