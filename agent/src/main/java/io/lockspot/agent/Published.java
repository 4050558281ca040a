package io.lockspot.agent;

import io.lockspot.agent.publish.LiveRecording;
import io.lockspot.agent.record.Recorder;
import java.io.IOException;

/** The recorder, as the publisher knows it: the two packages do not know each other. */
record Published(Recorder recorder) implements LiveRecording {

    @Override
    public boolean isRunning() {
        return recorder.isRunning();
    }

    @Override
    public String file() {
        return recorder.file().toString();
    }

    @Override
    public String profiler() {
        return recorder.profiler();
    }

    @Override
    public long lostDumps() {
        return recorder.lostDumps();
    }

    @Override
    public long timeInProbes() {
        return recorder.timeInProbes();
    }

    @Override
    public void dump() throws IOException {
        recorder.dumpNow();
    }

    @Override
    public void stop() throws IOException {
        recorder.stopNow();
    }
}
