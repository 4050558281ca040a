package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.read.CanonicalNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides what a sample counts for.
 *
 * <p>Clock events count as CPU time, by their periods. Other counters count as samples, each 1 whatever its period: perf
 * adapts the period so that samples come at equal distances, so their number tells the time and the sum of cycles would
 * weigh fast phases more. When a file has several counters, or both clocks, the first one counts: added together they
 * would mean nothing. The thread is its name alone, since the threads of a pool share one, and belong together.
 * Idle CPUs ({@code swapper}) count, as {@code perf report} counts them; who explains the samples says so.
 */
final class SampleSink {

    static final Stack UNKNOWN = new Stack(List.of(CanonicalNames.UNKNOWN));

    private final RecordingBuilder into;
    private final Contention contention = new Contention();
    private final Syscalls syscalls = new Syscalls();
    private final StacklessWaits stackless = new StacklessWaits();
    private final ContextSwitches switches = new ContextSwitches(stackless);
    private final Map<String, EventName> names = new HashMap<>();
    private final SkippedEvents tracepoints = new SkippedEvents();
    private final SkippedEvents counters = new SkippedEvents();
    private final PerfNotes notes = new PerfNotes();
    private final RecordedModes modes = new RecordedModes();
    private String counted;
    private String clockCounted;

    SampleSink(RecordingBuilder into) {
        this.into = into;
    }

    void comment(HeaderComment comment) {
        into.environment(comment.key(), comment.value());
        if (comment.key().equals("arch")) {
            syscalls.architecture(comment.value());
        }
    }

    void comment(EventComment comment) {
        if (comment.sampled()) {
            syscalls.sampled(comment.name());
            contention.sampled(comment.name());
        }
    }

    void sample(SampleHeader header, Stack stack) {
        EventName event = name(header.event());
        if (header.nanos() >= 0 && event.kind() != EventName.Kind.RECORD) {
            into.covers(header.nanos());
        }
        switch (event.kind()) {
            case LOCK_BEGIN -> {
                stackless.add(event.name(), stack);
                contention.begin(header, stack.isEmpty() ? UNKNOWN : stack);
            }
            case LOCK_END -> contention.end(header, into);
            case SYSCALL -> syscalls.add(event.name(), header);
            case SWITCH -> switches.add(header, stack, into);
            case TRACEPOINT -> tracepoints.add(event.name());
            case RECORD -> notes.add(header);
            case CLOCK, COUNTER -> profiled(event, header, stack.isEmpty() ? UNKNOWN : stack);
        }
    }

    private void profiled(EventName event, SampleHeader header, Stack stack) {
        boolean clock = event.kind() == EventName.Kind.CLOCK && header.period() > 0;
        if (clock && clockCounted == null) {
            clockCounted = event.name();
        }
        if (!clock && counted == null) {
            counted = event.name();
        }
        if (!event.name().equals(clock ? clockCounted : counted)) {
            counters.add(event.name());
            return;
        }
        modes.add(header.event());
        syscalls.stack(stack.frames());
        Measure measure = clock ? Measure.CPU : Measure.SAMPLES;
        into.sample(measure, header.thread(), stack, clock ? header.period() : 1, 1);
    }

    private EventName name(String raw) {
        if (names.size() > 10_000) {
            names.clear();
        }
        return names.computeIfAbsent(raw, EventName::of);
    }

    /** @param foldedFrames how many frames a limit of memory left out */
    void report(long foldedFrames) {
        contention.report(into);
        switches.report(into);
        stackless.report(into);
        if (counted != null) {
            into.environment("counter", counted);
        }
        syscalls.report(into);
        if (tracepoints.count() > 0) {
            into.warn(
                    "skipped-events",
                    into.file() + ": skipped " + tracepoints
                            + "; of tracepoints only lock:contention_begin and _end, sched:sched_switch and syscalls:sys_enter_ and"
                            + " sys_exit_ of close and epoll_ctl are understood");
        }
        reportCounters();
        notes.report(into);
        modes.report(into);
        if (foldedFrames > 0) {
            into.warn(
                    "folded",
                    into.file() + ": has more different functions than fit into memory; " + foldedFrames
                            + " frames became [other]; give Java more memory (-Xmx)");
        }
    }

    private void reportCounters() {
        if (clockCounted != null && counted != null) {
            into.warn(
                    "several-events",
                    into.file() + ": has several events: " + clockCounted + " counts as CPU time, " + counted
                            + " as samples (perf script --event NAME prints one of them)");
        }
        if (counters.count() > 0) {
            String first =
                    clockCounted == null ? counted : counted == null ? clockCounted : clockCounted + " and " + counted;
            into.warn(
                    "other-counters",
                    into.file() + ": skipped " + counters + "; only the first counter, " + first
                            + ", counts (perf script --event NAME prints another one)");
        }
    }
}
