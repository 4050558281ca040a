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

    /** Nanoseconds, estimated from short windows in which the probes are measured. */
    public long getTimeInProbes() {
        return recording.cost().timeInProbes();
    }

    /** The lower end of the interval that holds it in 95 of 100 cases; 0 when not known yet. */
    public long getTimeInProbesLow() {
        return recording.cost().timeInProbesLow();
    }

    /** The upper end of that interval; 0 when not known yet. */
    public long getTimeInProbesHigh() {
        return recording.cost().timeInProbesHigh();
    }

    /** Nanoseconds in probes for one operation; 0 when not known yet. */
    public double getTimePerOperation() {
        return recording.cost().timePerOperation();
    }

    /** Nanoseconds of CPU time of the process since the recording began; 0 when not known. */
    public long getCpuTime() {
        return recording.cost().cpuTime();
    }

    /** Percentage of the CPU time that the probes may take; 0 for no limit. */
    public double getBudget() {
        return recording.cost().budget();
    }

    /** Which operations are timed: all, sampled or none; off when they are not counted either. */
    public String getTiming() {
        return recording.cost().timing();
    }

    /** One operation of so many is timed; 0 for none. */
    public int getTimedEvery() {
        return recording.cost().timedEvery();
    }

    /** Whether the budget has made the probes do less than was asked for. */
    public boolean isTurnedDown() {
        return recording.cost().turnedDown();
    }
}
