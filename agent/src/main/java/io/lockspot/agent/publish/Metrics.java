package io.lockspot.agent.publish;

import io.lockspot.agent.probe.EpollControlCounts;
import io.lockspot.agent.probe.Probes;
import java.util.List;

/** What is published for Prometheus, from the counters as they are now. Safe for all threads. */
final class Metrics {

    /** Series cost the reader memory: of locks only those that matter. */
    private static final int MOST_LOCKS = 50;

    private final String version;
    private final LiveRecording recording;

    Metrics(String version, LiveRecording recording) {
        this.version = version;
        this.recording = recording;
    }

    /** All metrics in the format of OpenMetrics. */
    String text() {
        OpenMetrics out = new OpenMetrics();
        agent(out);
        operations(out, OperationFigures.read());
        epoll(out, Probes.epollControl());
        locks(out, LockFigures.read(MOST_LOCKS));
        return out.end();
    }

    private void agent(OpenMetrics out) {
        CostFigures cost = recording.cost();
        out.family("lockspot_agent", "info", "The agent in this process.")
                .sample("_info", 1, "version", version)
                .family("lockspot_agent_recording", "gauge", "Whether the agent records; when 0, nothing moves.")
                .sample("", recording.isRunning() ? 1 : 0)
                .family("lockspot_agent_probe_failures", "counter", "Probe calls that failed inside the agent.")
                .sample("_total", Probes.failures())
                .family("lockspot_agent_probes_off", "gauge", "Probes that turned themselves off after failures.")
                .sample("", Probes.off())
                .family("lockspot_agent_dropped_events", "counter", "Events that would have cost too much.")
                .sample("_total", Probes.droppedEvents())
                .family("lockspot_agent_lost_dumps", "counter", "Dumps that did not reach the recording.")
                .sample("_total", recording.lostDumps())
                .family("lockspot_agent_probe_time_seconds", "counter", "Time in probes, estimated.")
                .seconds("_total", cost.timeInProbes())
                .family(
                        "lockspot_agent_turned_down",
                        "gauge",
                        "1 when the probes passed their budget, and do less since.")
                .sample("", cost.turnedDown() ? 1 : 0)
                .family("lockspot_agent_timed_every", "gauge", "One operation of so many is timed, 0 for none.")
                .sample("", cost.timedEvery());
    }

    private static void operations(OpenMetrics out, List<OperationFigures> operations) {
        out.family("lockspot_operations", "counter", "Operations on channels and sockets.");
        operations.forEach(o -> out.sample("_total", o.count(), labels(o)));
        out.family("lockspot_operation_errors", "counter", "Operations that ended in an exception.");
        operations.forEach(o -> out.sample("_total", o.errors(), labels(o)));
        out.family("lockspot_operation_duration_seconds", "histogram", "How long operations took.");
        operations.forEach(o -> out.histogram(o.times(), o.timesTotal(), labels(o)));
        out.family(
                "lockspot_operation_lock_wait_seconds",
                "counter",
                "Time that operations waited for java.util.concurrent locks.");
        operations.forEach(o -> out.seconds("_total", o.lockWaitTime(), labels(o)));
        out.family(
                "lockspot_operation_delay_seconds",
                "histogram",
                "Time from what was asked for to what came of it: from close to release, from register to epoll_ctl.");
        operations.stream()
                .filter(o -> o.delays().count() > 0)
                .forEach(o -> out.histogram(o.delays(), o.totalDelay(), labels(o)));
        out.family(
                "lockspot_closes_still_registered",
                "counter",
                "Closes of descriptors that an epoll instance still watched.");
        operations.stream()
                .filter(o -> o.operation().equals("close"))
                .forEach(o -> out.sample("_total", o.stillRegistered(), "implementation", o.implementation()));
    }

    private static String[] labels(OperationFigures of) {
        return new String[] {"implementation", of.implementation(), "operation", of.operation()};
    }

    private static void epoll(OpenMetrics out, EpollControlCounts[] counts) {
        out.family("lockspot_epoll_control", "counter", "What was asked of epoll_ctl, and what came of it.");
        for (EpollControlCounts c : counts) {
            if (c.adds() + c.modifies() + c.deletes() + c.notFound() + c.redundant() > 0) {
                String by = c.implementation();
                out.sample("_total", c.adds(), "action", "add", "implementation", by)
                        .sample("_total", c.modifies(), "action", "modify", "implementation", by)
                        .sample("_total", c.deletes(), "action", "delete", "implementation", by)
                        .sample("_total", c.notFound(), "action", "not_found", "implementation", by)
                        .sample("_total", c.redundant(), "action", "redundant", "implementation", by);
            }
        }
    }

    private static void locks(OpenMetrics out, List<LockFigures> locks) {
        out.family("lockspot_lock_waits", "counter", "Waits above lockThreshold for java.util.concurrent locks.");
        locks.forEach(l -> out.sample("_total", l.waits(), "lock", l.lock()));
        out.family("lockspot_lock_wait_seconds", "counter", "Time in these waits.");
        locks.forEach(l -> out.seconds("_total", l.waitTime(), "lock", l.lock()));
    }
}
