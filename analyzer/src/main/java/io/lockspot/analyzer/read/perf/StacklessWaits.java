package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;

/**
 * Whether waits were printed without any stack, so that nothing tells which lock it was or what led to it. Single waits
 * without one are usual.
 */
final class StacklessWaits {

    private String event = "";
    private long without;
    private boolean seen;

    /** @param name of the event that begins the wait */
    void add(String name, Stack stack) {
        if (stack.isEmpty()) {
            event = name;
            without++;
        } else {
            seen = true;
        }
    }

    void report(RecordingBuilder into) {
        if (!seen && without > 0) {
            into.warn(
                    "waits-without-stacks",
                    into.file() + ": none of the " + without + " events " + event + " has a stack, so their locks and"
                            + " paths have no names; record with perf record -g, and print with perf script -F "
                            + PerfProcess.FIELDS + ", for -F +pid alone leaves the stacks of tracepoints out");
        }
    }
}
