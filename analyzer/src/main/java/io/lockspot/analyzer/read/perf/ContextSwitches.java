package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pairs the tracepoint {@code sched:sched_switch} by thread: from the switch that took a thread off its CPU, with the
 * stack that it left with, to the switch that brought it back. A thread that was still runnable was made to leave and
 * waits for nothing but a CPU: that is left out. The idle thread of a CPU is none.
 */
final class ContextSwitches {

    /** More threads than any machine has; a forged file must not fill the memory. */
    private static final int MAX_OPEN = 1_000_000;

    /**
     * {@code prev_comm=java prev_pid=7 prev_prio=120 prev_state=S ==> next_comm=x y next_pid=8 next_prio=120}, or as
     * older versions print it: {@code java:7 [120] S ==> x y:8 [120]}. Names are foreign and may hold anything.
     */
    private static final Pattern LONG = Pattern.compile(
            ".* prev_pid=(\\d{1,10}) prev_prio=-?\\d+ prev_state=(\\S+) ==> next_comm=.* next_pid=(\\d{1,10}) next_prio=.*");

    private static final Pattern SHORT =
            Pattern.compile(".*:(\\d{1,10}) \\[-?\\d+] (\\S+) ==> .*:(\\d{1,10}) \\[-?\\d+].*");

    /** Fewer unpaired switches, percent of the paired ones, are not worth a word. */
    private static final int FEW = 1;

    private static final int MAX_LENGTH = 300;

    private record Leave(long nanos, String thread, Stack stack) {}

    private final Map<Long, Leave> away = new HashMap<>();
    private final StacklessWaits stackless;
    private long paired;
    private long unpaired;
    private long unreadable;

    ContextSwitches(StacklessWaits stackless) {
        this.stackless = stackless;
    }

    void add(SampleHeader header, Stack stack, RecordingBuilder into) {
        String payload = header.rest();
        Matcher matcher = LONG.matcher(payload);
        boolean readable = payload.length() <= MAX_LENGTH && header.nanos() >= 0;
        if (!readable || !matcher.matches() && !(matcher = SHORT.matcher(payload)).matches()) {
            unreadable++;
            return;
        }
        long next = Long.parseLong(matcher.group(3));
        Leave leave = away.remove(next);
        if (leave != null && header.nanos() >= leave.nanos) {
            paired++;
            into.offCpu(leave.thread, leave.stack, header.nanos() - leave.nanos);
        }
        leaves(Long.parseLong(matcher.group(1)), matcher.group(2), header, stack);
    }

    private void leaves(long tid, String state, SampleHeader header, Stack stack) {
        boolean runnable = state.startsWith("R");
        boolean dead = state.startsWith("X") || state.startsWith("Z");
        if (tid == 0 || dead) {
            return;
        }
        stackless.add(header.event(), stack);
        Leave earlier = runnable || away.size() >= MAX_OPEN
                ? away.remove(tid)
                : away.put(
                        tid, new Leave(header.nanos(), header.thread(), stack.isEmpty() ? SampleSink.UNKNOWN : stack));
        unpaired += earlier == null ? 0 : 1;
    }

    void report(RecordingBuilder into) {
        if (unpaired * 100 > FEW * paired) {
            into.warn(
                    "unpaired-switches",
                    into.file() + ": " + unpaired
                            + " times a thread left its CPU and was not seen to come back, so that"
                            + " time is not counted; record sched:sched_switch on all CPUs (perf record -a)");
        }
        if (unreadable > 0) {
            into.warn(
                    "unreadable-switches",
                    into.file() + ": " + unreadable + " events sched:sched_switch are not understood and not counted;"
                            + " they need a time and what perf script prints behind the event's name");
        }
    }
}
