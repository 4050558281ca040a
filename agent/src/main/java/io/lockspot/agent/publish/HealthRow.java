package io.lockspot.agent.publish;

import io.lockspot.agent.probe.Probes;

/** What {@link AgentMXBean#getHealth} tells. */
public final class HealthRow {

    private final LiveRecording recording;

    HealthRow(LiveRecording recording) {
        this.recording = recording;
    }

    /** Probe calls that failed inside the agent. */
    public long getProbeFailures() {
        return Probes.failures();
    }

    /** Probes that turned themselves off after failures. */
    public int getProbesOff() {
        return Probes.off();
    }

    /** Events that would have cost too much of what they report. */
    public long getDroppedEvents() {
        return Probes.droppedEvents();
    }

    /** Dumps that did not reach the file. */
    public long getLostDumps() {
        return recording.lostDumps();
    }

    /** Nanoseconds, estimated. */
    public long getTimeInProbes() {
        return recording.timeInProbes();
    }
}
