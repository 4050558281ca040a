package io.lockspot.agent;

import io.lockspot.agent.options.BadOptionException;
import io.lockspot.agent.options.Options;
import io.lockspot.agent.probe.Probes;
import io.lockspot.agent.probe.Settings;
import io.lockspot.agent.record.Recorder;
import io.lockspot.agent.weave.Weaver;
import io.lockspot.agent.weave.Weaving;
import java.lang.instrument.Instrumentation;

/**
 * Joins the parts: options, recorder, probes, weaving, in this order. The recorder runs and all event classes are
 * registered before anything is woven; everything is woven before {@code main} runs, so the first connection counts.
 */
public final class Startup {

    private Startup() {}

    /**
     * Called once, by {@code LockspotAgent} through the isolated loader.
     *
     * @return whether the agent runs now
     * @throws Exception when it cannot; then nothing is left behind
     */
    public static boolean start(String arguments, Instrumentation instrumentation) throws Exception {
        Options options = Options.parse(arguments);
        if (options.help()) {
            System.err.print(Options.HELP);
            return false;
        }
        requireFlightRecorder();
        Settings.thresholdNanos = options.threshold().toNanos();
        Settings.lockThresholdNanos = options.lockThreshold().toNanos();
        Recorder recorder = Recorder.open(options, instrumentation, Startup::say);
        try {
            Probes.warmUp();
            Settings.active = true;
            Weaving weaving = Weaver.install(instrumentation, Startup::say);
            recorder.start(weaving.summary(), weaving::remove);
            return true;
        } catch (Throwable t) {
            Settings.active = false;
            recorder.abandon();
            throw t;
        }
    }

    private static void requireFlightRecorder() throws BadOptionException {
        if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
            throw new BadOptionException(
                    "this JVM runs without Flight Recorder: add --add-modules jdk.jfr, or use a JDK that has it");
        }
    }

    private static void say(String line) {
        System.err.println("lockspot: " + line);
    }
}
