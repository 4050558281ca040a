package io.lockspot.agent;

import io.lockspot.agent.record.Recorder;

/** Whether the agent is at work in this JVM. A class of its own: asking loads nothing of the probes. */
final class Running {

    private static volatile Recorder recorder;

    private Running() {}

    static void now(Recorder started) {
        recorder = started;
    }

    static boolean isOn() {
        Recorder last = recorder;
        return last != null && !last.isOver();
    }
}
