package io.lockspot.agent.weave;

import io.lockspot.agent.probe.Probes;
import io.lockspot.agent.probe.Settings;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.jar.JarFile;

/** The least agent: probes into the boot loader, then woven, at once or when the victim says so. */
public final class ProbingAgent {

    static Instrumentation instrumentation;
    static Weaving weaving;

    private ProbingAgent() {}

    public static void premain(String when, Instrumentation given) throws IOException {
        instrumentation = given;
        given.appendToBootstrapClassLoaderSearch(new JarFile(System.getProperty("probes.jar")));
        if (!when.equals("late")) {
            Start.now();
        }
    }

    /** A class of its own, so that nothing of the probes is loaded before they are in the boot loader. */
    static final class Start {
        private Start() {}

        static void now() {
            Probes.warmUp();
            Settings.thresholdNanos = Long.getLong("threshold", Settings.thresholdNanos);
            Probes.writeEvents();
            Settings.active = true;
            weaving = Weaver.install(instrumentation, false, line -> System.out.println("log " + line));
        }

        static void forget() {
            Probes.forget();
        }
    }
}
