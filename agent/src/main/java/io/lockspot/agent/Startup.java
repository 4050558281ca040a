package io.lockspot.agent;

import io.lockspot.agent.options.Options;
import io.lockspot.agent.probe.Probes;
import io.lockspot.agent.probe.Settings;
import io.lockspot.agent.record.Recorder;
import io.lockspot.agent.weave.Weaver;
import io.lockspot.agent.weave.Weaving;
import java.lang.instrument.Instrumentation;

/**
 * Joins the parts: recorder, probes, weaving, in this order. The recorder runs and all event classes are
 * registered before anything is woven; everything is woven before {@code main} runs, so the first connection counts.
 */
public final class Startup {

    private Startup() {}

    /**
     * Called once, by {@code LockspotAgent} through the isolated loader.
     *
     * @throws Exception when the agent cannot start; then nothing is left behind
     */
    public static void start(Preparation preparation, Instrumentation instrumentation) throws Exception {
        Options options = preparation.options();
        Recorder recorder = Recorder.open(options, preparation.file(), instrumentation, Startup::say);
        try {
            Settings.thresholdNanos = options.threshold().toNanos();
            Settings.lockThresholdNanos = options.lockThreshold().toNanos();
            Probes.warmUp();
            Settings.active = true;
            Weaving weaving = Weaver.install(instrumentation, Startup::say);
            recorder.start(weaving.summary(), weaving::remove);
        } catch (Throwable t) {
            Settings.active = false;
            recorder.abandon();
            throw t;
        }
    }

    private static void say(String line) {
        System.err.println("lockspot: " + line);
    }
}
