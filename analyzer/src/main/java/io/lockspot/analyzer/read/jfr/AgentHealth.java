package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.List;

/**
 * {@code lockspot.AgentHealth}: whether the agent measured all that it should, and whether it came to its end. Its
 * numbers count from the start of the agent, so the highest of a run is that run's.
 */
final class AgentHealth implements EventHandler {

    /** The numbers, in the order of the event's fields here and of {@link Run#health}. */
    private static final List<String> COUNTS =
            List.of("probeFailures", "droppedEvents", "probesOff", "timeInProbes", "lostDumps");

    private static final int PROBE_FAILURES = 0;
    private static final int DROPPED_EVENTS = 1;
    private static final int PROBES_OFF = 2;
    private static final int TIME_IN_PROBES = 3;
    private static final int LOST_DUMPS = 4;
    private static final int LAST = 5;

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
        return List.of("probeFailures", "droppedEvents", "probesOff", "timeInProbes", "lostDumps", "last");
    }

    @Override
    public void event(Event event) {
        chunk.run().agent();
        chunk.run().health(event.startNanos(), event.flag(LAST));
        for (int i = 0; i < COUNTS.size(); i++) {
            chunk.run().healthCount(i, event.number(i));
        }
    }

    /** @param runs of all chunks */
    static void warn(Runs runs, RecordingBuilder into) {
        if (!runs.ofAgent()) {
            return;
        }
        into.environment("timeInProbes", Long.toString(runs.healthCount(TIME_IN_PROBES)));
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
}
