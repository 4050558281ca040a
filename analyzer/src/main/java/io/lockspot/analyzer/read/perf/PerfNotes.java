package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What perf notes among the events, when {@code perf script} was told to print it: events that were lost, and times when
 * there were so many that the kernel took fewer. Other notes tell of processes and mappings, and count for nothing.
 */
final class PerfNotes {

    private static final Pattern LOST = Pattern.compile("(?:lost )?(\\d{1,15})");

    private long lost;
    private long throttled;

    void add(SampleHeader header) {
        if (header.event().startsWith("PERF_RECORD_LOST")) {
            Matcher count = LOST.matcher(header.rest());
            lost += count.lookingAt() ? Long.parseLong(count.group(1)) : 1;
        }
        throttled += header.event().startsWith("PERF_RECORD_THROTTLE") ? 1 : 0;
    }

    void report(RecordingBuilder into) {
        if (lost > 0) {
            into.warn(
                    "lost-events",
                    into.file() + ": perf lost " + lost + (lost == 1 ? " event" : " events")
                            + "; shares are of the rest (perf record -m takes larger buffers)");
        }
        if (throttled > 0) {
            into.warn(
                    "throttled",
                    into.file() + ": the kernel throttled sampling " + throttled + (throttled == 1 ? " time" : " times")
                            + ", so the busiest moments count too little (perf record -F takes fewer samples)");
        }
    }
}
