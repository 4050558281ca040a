package io.lockspot.analyzer.read.jfr;

import java.util.List;

/** The samples of CPU profilers in one chunk, counted; what each stands for is known once the chunks before were read. */
final class SamplesOfChunk {

    private final CountedStacks execution = new CountedStacks();
    private final CountedStacks cpuTime = new CountedStacks();
    private boolean asyncProfiler;
    private long wallClock;

    List<EventHandler> handlers() {
        return List.of(
                new Counted("jdk.ExecutionSample", "sampledThread", execution),
                new Counted("jdk.CPUTimeSample", "eventThread", cpuTime),
                new WallClockSamples());
    }

    /** Whether async-profiler wrote them. */
    boolean asyncProfiler() {
        return asyncProfiler;
    }

    /** {@code jdk.ExecutionSample}, which both the JDK and async-profiler write: only their counts mean something. */
    CountedStacks execution() {
        return execution;
    }

    /** {@code jdk.CPUTimeSample} of JDK 25, with the CPU nanoseconds that they stand for. */
    CountedStacks cpuTime() {
        return cpuTime;
    }

    /** How many samples there are of threads whether they run or wait. */
    long wallClock() {
        return wallClock;
    }

    /** Counts by the keys of thread and stack first, and looks at names when the chunk is over. */
    private final class Counted implements EventHandler {

        private static final int THREAD = 0;
        private static final int STACK = 1;
        private static final int PERIOD = 2;

        private final String type;
        private final List<String> fields;
        private final CountedStacks into;
        private final StackCounts counts = new StackCounts();
        private FieldDescriptor thread;

        Counted(String type, String thread, CountedStacks into) {
            this.type = type;
            this.fields = List.of(thread, "stackTrace", "samplingPeriod");
            this.into = into;
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public List<String> fields(TypeDescriptor of) {
            return fields;
        }

        @Override
        public void begin(Chunk chunk) {
            asyncProfiler = chunk.asyncProfiler();
            TypeDescriptor of = chunk.metadata().type(type);
            thread = of == null ? null : of.field(fields.get(THREAD));
        }

        @Override
        public void event(Event event) {
            counts.add(event.number(THREAD), event.number(STACK), event.nanos(PERIOD));
        }

        @Override
        public void end(Chunk chunk) {
            into.addAll(counts, chunk, thread);
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
            wallClock += event.has(0) ? Math.max(event.number(0), 0) : 1;
        }
    }
}
