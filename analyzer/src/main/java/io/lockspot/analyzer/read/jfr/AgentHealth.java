package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.List;

/** {@code lockspot.AgentHealth}: whether the agent measured all that it should, and whether it came to its end. */
final class AgentHealth implements EventHandler {

    private static final int PROBE_FAILURES = 0;
    private static final int DROPPED_EVENTS = 1;
    private static final int PROBES_OFF = 2;
    private static final int TIME_IN_PROBES = 3;
    private static final int LAST = 4;

    /** As long as no more events are left out than this, or than are there, the picture is the same. */
    private static final long FEW = 100;

    private final Runs runs;
    private long probeFailures;
    private long droppedEvents;
    private long probesOff;
    private long timeInProbes;
    private boolean seen;

    AgentHealth(Runs runs) {
        this.runs = runs;
    }

    @Override
    public String type() {
        return "lockspot.AgentHealth";
    }

    @Override
    public List<String> fields(TypeDescriptor type) {
        return List.of("probeFailures", "droppedEvents", "probesOff", "timeInProbes", "last");
    }

    @Override
    public void event(Event event) {
        seen = true;
        probeFailures += event.number(PROBE_FAILURES);
        droppedEvents += event.number(DROPPED_EVENTS);
        timeInProbes += event.number(TIME_IN_PROBES);
        probesOff = Math.max(probesOff, event.number(PROBES_OFF));
        runs.current().agent();
        runs.current().health(event.startNanos(), event.flag(LAST));
    }

    void finish(RecordingBuilder into) {
        if (!seen) {
            return;
        }
        into.environment("timeInProbes", Long.toString(timeInProbes));
        if (probeFailures > 0 || probesOff > 0) {
            into.warn(
                    "probe-failures",
                    into.file() + ": " + probeFailures + " probes failed and " + probesOff
                            + " were turned off, so the counts are too low; please report this with the JDK's version");
        }
        if (droppedEvents > Math.max(FEW, runs.details())) {
            into.warn(
                    "dropped-events",
                    into.file() + ": the agent wrote of " + runs.details()
                            + " slow operations and lock waits, and left out " + droppedEvents
                            + " to stay cheap; raise threshold and lockThreshold. The counts are whole.");
        }
    }
}
