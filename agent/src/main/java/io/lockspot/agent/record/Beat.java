package io.lockspot.agent.record;

import io.lockspot.agent.probe.AgentHealthEvent;
import io.lockspot.agent.probe.Probes;
import jdk.jfr.Event;

/** The events of every second: what the probes have counted, and how the agent fares. Not safe for threads. */
final class Beat {

    private final OperationSummaries operations = new OperationSummaries(Probes.counts(), Event::commit);
    private final EpollControls epoll = new EpollControls(Probes.epollControl(), Event::commit);
    private final ProbeCost cost = ProbeCost.measure();
    private final long failuresBefore = Probes.failures();
    private final long droppedBefore = Probes.droppedEvents();
    private volatile long timeInProbes;

    /**
     * Writes the events.
     *
     * @param lostDumps dumps that did not reach the file so far
     * @param last whether the recording ends with this
     */
    void write(long lostDumps, boolean last) {
        operations.write();
        epoll.write();
        AgentHealthEvent health = new AgentHealthEvent();
        health.probeFailures = Probes.failures() - failuresBefore;
        health.droppedEvents = Probes.droppedEvents() - droppedBefore;
        health.probesOff = Probes.off();
        timeInProbes = cost.of(operations.written());
        health.timeInProbes = timeInProbes;
        health.lostDumps = lostDumps;
        health.last = last;
        health.commit();
    }

    /** Nanoseconds, as the last event told; any thread may ask. */
    long timeInProbes() {
        return timeInProbes;
    }
}
