package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code lockspot.AgentHealth}: whether the agent measured all that it should, and whether it came to its end. Its
 * numbers count from the start of the agent, so the highest of a run is that run's.
 */
final class AgentHealth implements EventHandler {

    /** The numbers, in the order of the event's fields here and of {@link Run#health}. */
    private static final List<String> COUNTS = List.of(
            "probeFailures",
            "droppedEvents",
            "probesOff",
            "timeInProbes",
            "lostDumps",
            "timeInProbesLow",
            "timeInProbesHigh",
            "cpuTime",
            "timedEvery");

    private static final int PROBE_FAILURES = 0;
    private static final int DROPPED_EVENTS = 1;
    private static final int PROBES_OFF = 2;
    private static final int TIME_IN_PROBES = 3;
    private static final int LOST_DUMPS = 4;
    private static final int TIME_LOW = 5;
    private static final int TIME_HIGH = 6;
    private static final int CPU_TIME = 7;
    private static final int TIMED_EVERY = 8;
    private static final int TIMING = 9;
    private static final int TURNED_DOWN = 10;
    private static final int LAST = 11;

    /** What of it leaves nothing to be said but in the table of operations, where it is known of which. */
    private static final int AUTO = 1;

    /** What the probes do, each less than the one before; the words of the event, and of {@link #TIMING} as a number. */
    private static final List<String> TIMINGS = List.of("all", "auto", "sampled", "none", "off");

    /** As long as no more events are left out than this, or than are there, the picture is the same. */
    private static final long FEW = 100;

    private final RunOfChunk chunk;

    AgentHealth(RunOfChunk chunk) {
        this.chunk = chunk;
    }

    @Override
    public String type() {
        return "lockspot.AgentHealth";
    }

    @Override
    public List<String> fields(TypeDescriptor type) {
        List<String> fields = new ArrayList<>(COUNTS);
        fields.addAll(List.of("timing", "turnedDown", "last"));
        return fields;
    }

    @Override
    public void event(Event event) {
        chunk.run().agent();
        chunk.run().health(event.startNanos(), event.flag(LAST));
        for (int i = 0; i < COUNTS.size(); i++) {
            chunk.run().healthCount(i, event.number(i));
        }
        chunk.run().healthCount(TIMING, Math.max(0, TIMINGS.indexOf(event.text(TIMING))));
        chunk.run().healthCount(TURNED_DOWN, event.flag(TURNED_DOWN) ? 1 : 0);
    }

    /** @param runs of all chunks */
    static void warn(Runs runs, RecordingBuilder into) {
        if (!runs.ofAgent()) {
            return;
        }
        into.environment("timeInProbes", Long.toString(runs.healthCount(TIME_IN_PROBES)));
        ownCost(runs).ifPresent(cost -> into.environment("ownCost", cost));
        timing(runs, into);
        long failures = runs.healthCount(PROBE_FAILURES);
        long off = runs.healthCount(PROBES_OFF);
        if (failures > 0 || off > 0) {
            into.warn(
                    "probe-failures",
                    into.file() + ": " + failures + " calls of probes failed and " + off
                            + " probes turned themselves off, so the counts are too low; please report this with the"
                            + " JDK's version");
        }
        long dropped = runs.healthCount(DROPPED_EVENTS);
        if (dropped > Math.max(FEW, runs.details())) {
            into.warn(
                    "dropped-events",
                    into.file() + ": the agent wrote of " + runs.details()
                            + " slow operations and lock waits, and left out " + dropped
                            + " to stay cheap; raise threshold and lockThreshold. The counts are whole.");
        }
        long lost = runs.healthCount(LOST_DUMPS);
        if (lost > 0) {
            into.warn(
                    "lost-dumps",
                    into.file() + ": " + lost + " dumps did not reach the file for want of space; what they held is"
                            + " missing");
        }
    }

    /** The share of the CPU time that went into probes, with the interval that holds it in 95 of 100 cases. */
    private static Optional<String> ownCost(Runs runs) {
        long cpu = runs.healthCount(CPU_TIME);
        if (cpu == 0) {
            return Optional.empty();
        }
        String share = percent(runs.healthCount(TIME_IN_PROBES), cpu) + " % of the CPU time";
        return Optional.of(
                runs.healthCount(TIME_HIGH) == 0
                        ? "about " + share + ", by the clock's cost alone"
                        : share + " (" + percent(runs.healthCount(TIME_LOW), cpu) + " to "
                                + percent(runs.healthCount(TIME_HIGH), cpu) + " %)");
    }

    private static String percent(long part, long whole) {
        double percent = 100.0 * part / whole;
        return String.format(Locale.ROOT, percent < 0.1 ? "%.3f" : "%.2f", percent);
    }

    private static void timing(Runs runs, RecordingBuilder into) {
        int timing = (int) Math.min(runs.highestHealthCount(TIMING), TIMINGS.size() - 1);
        boolean turnedDown = runs.healthCount(TURNED_DOWN) > 0;
        if (timing > AUTO) {
            into.warn(
                    turnedDown ? "probes-turned-down" : "not-all-timed",
                    into.file() + ": "
                            + (turnedDown ? "the probes cost more than their budget allows, so in the end " : "")
                            + switch (TIMINGS.get(timing)) {
                                case "sampled" ->
                                    "only one operation of " + runs.highestHealthCount(TIMED_EVERY)
                                            + " was timed: times are scaled to all, slow ones may be missing. The counts"
                                            + " are whole.";
                                case "none" -> "operations were counted and not timed. The counts are whole.";
                                default ->
                                    "nothing was counted any more: the counts are too low; raise budget, or"
                                            + " record for a shorter time";
                            });
        }
    }
}
