package io.lockspot.agent.record;

import io.lockspot.agent.probe.AgentHealthEvent;
import io.lockspot.agent.probe.Probes;
import jdk.jfr.Event;

/** The events of every second: what the probes have counted, and how the agent fares. Not safe for threads. */
final class Beat {

    private final OperationSummaries operations;
    private final EpollControls epoll;
    private final ProbeControl control;
    private final long failuresBefore;
    private final long droppedBefore;
    private volatile AgentHealthEvent last;

    /** @param fromZero whether all counts of this JVM are to be told; otherwise those from now on */
    Beat(boolean fromZero, ProbeControl control) {
        this.control = control;
        operations = new OperationSummaries(Probes.counts(), fromZero, Event::commit);
        epoll = new EpollControls(Probes.epollControl(), fromZero, Event::commit);
        failuresBefore = fromZero ? 0 : Probes.failures();
        droppedBefore = fromZero ? 0 : Probes.droppedEvents();
    }

    /**
     * Writes the events.
     *
     * @param lostDumps dumps that did not reach the file so far
     * @param ends whether the recording ends with this
     */
    void write(long lostDumps, boolean ends) {
        operations.write();
        epoll.write();
        AgentHealthEvent health = new AgentHealthEvent();
        health.probeFailures = Probes.failures() - failuresBefore;
        health.droppedEvents = Probes.droppedEvents() - droppedBefore;
        health.probesOff = Probes.off();
        control.beat(operations.written(), operations.timed(), health);
        health.lostDumps = lostDumps;
        health.last = ends;
        health.commit();
        last = health;
    }

    /** The last event, null before it; any thread may ask. */
    AgentHealthEvent health() {
        return last;
    }
}
