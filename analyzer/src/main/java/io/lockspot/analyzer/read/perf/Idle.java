package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.Locale;

/** Counts the samples of idle CPUs: {@code perf report} counts them too, but they make every other share smaller. */
final class Idle {

    private static final Frame LOOP = Frame.kernel("do_idle");

    private long samples;
    private long idle;
    private boolean loopSeen;

    void add(SampleHeader header, Stack stack) {
        samples++;
        if (header.tid() == 0 && header.thread().equals("swapper")) {
            idle++;
            loopSeen |= stack.frames().contains(LOOP);
        }
    }

    void report(RecordingBuilder into) {
        if (idle == 0) {
            return;
        }
        String remedy = loopSeen ? "leave them out with --exclude " + LOOP.name() : "record with perf record -p PID";
        into.warn(
                "idle",
                String.format(
                        Locale.ROOT,
                        "%s: %.1f%% of the samples are idle CPUs (swapper) and count in every share; %s",
                        into.file(),
                        100.0 * idle / samples,
                        remedy));
    }
}
