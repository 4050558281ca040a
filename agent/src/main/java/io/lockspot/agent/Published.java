package io.lockspot.agent;

import io.lockspot.agent.probe.AgentHealthEvent;
import io.lockspot.agent.publish.CostFigures;
import io.lockspot.agent.publish.LiveRecording;
import io.lockspot.agent.record.Recorder;
import java.io.IOException;
import java.lang.instrument.Instrumentation;

/** The recorder, as the publisher knows it: the two packages do not know each other. */
record Published(Recorder recorder, Instrumentation instrumentation) implements LiveRecording {

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
    public CostFigures cost() {
        AgentHealthEvent last = recorder.health();
        return last == null
                ? CostFigures.NONE
                : new CostFigures(
                        last.timeInProbes,
                        last.timeInProbesLow,
                        last.timeInProbesHigh,
                        last.timePerOperation,
                        last.cpuTime,
                        last.budget,
                        last.timing,
                        last.timedEvery,
                        last.turnedDown);
    }

    @Override
    public void dump() throws IOException {
        recorder.dumpNow();
    }

    @Override
    public void stop() throws IOException {
        recorder.stopNow();
    }

    @Override
    public String start(String options) throws IOException {
        try {
            Preparation preparation = Preparation.of(options);
            if (preparation == null) {
                throw new IOException(
                        Running.isOn() ? "already recording; stop it first" : "no recording was asked for");
            }
            return Startup.start(preparation, instrumentation, true);
        } catch (IOException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            // A client of JMX may not know our classes: it gets the words.
            throw new IOException(String.valueOf(e.getMessage()));
        }
    }
}
