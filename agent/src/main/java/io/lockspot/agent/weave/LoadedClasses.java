package io.lockspot.agent.weave;

import java.lang.instrument.Instrumentation;

/** The classes that are loaded in this JVM. */
final class LoadedClasses {

    private LoadedClasses() {}

    /** All of them; none when the JVM is already at its end, where it says null. */
    static Class<?>[] of(Instrumentation instrumentation) {
        Class<?>[] loaded = instrumentation.getAllLoadedClasses();
        return loaded == null ? new Class<?>[0] : loaded;
    }
}
