package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.SampleFold;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.FrameKind;
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

    private final ProfilerSettings settings;
    private final SampleFold asyncProfiler = new SampleFold();
    private final SampleFold cpuTime = new SampleFold();
    private final SampleFold execution = new SampleFold();
    private final KernelFrames kernelFrames = new KernelFrames();
    private long wallClockSamples;

    ProfilerSamples(ProfilerSettings settings) {
        this.settings = settings;
    }

    List<EventHandler> handlers() {
        return List.of(new ExecutionSamples(), new CpuTimeSamples(), new WallClockSamples());
    }

    /** {@code jdk.ExecutionSample}, which both the JDK and async-profiler write. */
    private final class ExecutionSamples implements EventHandler {

        private StackCounts counts = new StackCounts();
        private FieldDescriptor thread;

        @Override
        public String type() {
            return "jdk.ExecutionSample";
        }

        @Override
        public List<String> fields(TypeDescriptor type) {
            return List.of("sampledThread", "stackTrace");
        }

        @Override
        public void begin(Chunk chunk) {
            counts = new StackCounts();
            thread = chunk.metadata().type(type()) == null
                    ? null
                    : chunk.metadata().type(type()).field("sampledThread");
        }

        @Override
        public void event(Event event) {
            counts.add(event.number(0), event.number(1), 0);
        }

        @Override
        public void end(Chunk chunk) {
            if (counts.isEmpty()) {
                return;
            }
            if (!chunk.asyncProfiler()) {
                long period = settings.jdkPeriodNanos();
                fold(chunk, execution, period > 0 ? Measure.CPU : Measure.SAMPLES, Math.max(period, 1));
            } else if (isWallClock()) {
                counts.forEach((t, s, weight, count) -> wallClockSamples += count);
            } else {
                long interval = cpuInterval();
                fold(chunk, asyncProfiler, interval > 0 ? Measure.CPU : Measure.SAMPLES, Math.max(interval, 1));
            }
        }

        private void fold(Chunk chunk, SampleFold into, Measure measure, long weight) {
            counts.forEach((threadKey, stackKey, w, count) -> {
                Stack stack = chunk.stack(stackKey);
                into.add(measure, chunk.thread(thread, threadKey), stack, count * weight, count);
                if (into == asyncProfiler && measure == Measure.CPU) {
                    kernelFrames.look(stack, count, settings);
                }
            });
        }
    }

    /** {@code jdk.CPUTimeSample} of JDK 25, which carries its own weight. */
    private final class CpuTimeSamples implements EventHandler {

        private StackCounts counts = new StackCounts();
        private FieldDescriptor thread;

        @Override
        public String type() {
            return "jdk.CPUTimeSample";
        }

        @Override
        public List<String> fields(TypeDescriptor type) {
            return List.of("eventThread", "stackTrace", "samplingPeriod");
        }

        @Override
        public void begin(Chunk chunk) {
            counts = new StackCounts();
            thread = chunk.metadata().type(type()) == null
                    ? null
                    : chunk.metadata().type(type()).field("eventThread");
        }

        @Override
        public void event(Event event) {
            counts.add(event.number(0), event.number(1), event.nanos(2));
        }

        @Override
        public void end(Chunk chunk) {
            counts.forEach((threadKey, stackKey, weight, count) ->
                    cpuTime.add(Measure.CPU, chunk.thread(thread, threadKey), chunk.stack(stackKey), weight, count));
        }
    }

    /** async-profiler's samples of threads whether they run or wait: counted only, to say that they are left out. */
    private final class WallClockSamples implements EventHandler {

        @Override
        public String type() {
            return "profiler.WallClockSample";
        }

        @Override
        public List<String> fields(TypeDescriptor type) {
            return List.of("samples");
        }

        @Override
        public void event(Event event) {
            wallClockSamples += event.has(0) ? Math.max(event.number(0), 0) : 1;
        }
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
        List<List<Sample>> bestFirst = List.of(asyncProfiler.samples(), cpuTime.samples(), execution.samples());
        List<List<Sample>> present =
                bestFirst.stream().filter(s -> !s.isEmpty()).toList();
        if (!present.isEmpty()) {
            present.get(0).forEach(s -> into.sample(s.measure(), s.thread(), s.stack(), s.weight(), s.count()));
        }
        if (present.size() > 1) {
            into.warn(
                    "two-profilers",
                    into.file() + ": holds the samples of more than one CPU profiler; only "
                            + (present.get(0) == bestFirst.get(0) ? "async-profiler's" : "jdk.CPUTimeSample")
                            + " are counted, so that no CPU time counts twice");
        }
        if (wallClockSamples > 0) {
            into.warn(
                    "wall-clock-samples",
                    into.file() + ": " + wallClockSamples + " wall-clock samples are left out, for they are not CPU"
                            + " time; profile with event=cpu to see where the CPUs burn");
        }
        boolean jdkOnly = asyncProfiler.samples().isEmpty() && !present.isEmpty();
        kernelFrames.warn(into, jdkOnly);
    }

    static boolean hasKernelFrame(Stack stack) {
        return stack.frames().stream().anyMatch(f -> f.kind() == FrameKind.KERNEL);
    }
}
