package io.lockspot.agent.record;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jdk.jfr.Recording;

/**
 * The few settings of Flight Recorder that it offers only on the command line and to diagnostic commands. Those need
 * the platform's MBean server, which the agent must not start before the application does; so they are set where the
 * commands set them. Each method says whether it worked; a JDK that differs keeps its defaults.
 */
final class JfrInternals {

    private static final String PACKAGE = "jdk.jfr.internal";

    private JfrInternals() {}

    /** Opens JFR's internals, to the agent's own loader alone. */
    static void open(Instrumentation instrumentation) {
        JavaInternals.open(instrumentation, "jdk.jfr", PACKAGE);
    }

    /**
     * Initialises the class through which the JDK's own classes reach their events, in the JDKs that have one. When two
     * threads come to it at once, one from reading a file and one from JFR, they may wait for each other for ever
     * (JDK-8371889); so this is done as early as it can be.
     */
    static void initialiseHandlers() {
        for (String holder : List.of("jdk.jfr.events.Handlers", "jdk.jfr.events.EventConfigurations")) {
            try {
                Class.forName(holder, true, null);
            } catch (ClassNotFoundException | LinkageError e) {
                // Each is there in some JDKs only.
            }
        }
    }

    /** Where dumps pass through. Counts for what JFR writes from now on. */
    static boolean repositoryAt(Path directory) {
        try {
            Class<?> type = Class.forName(PACKAGE + ".Repository");
            for (Method method : type.getMethods()) {
                if (method.getName().equals("setBasePath")) {
                    Class<?> path = method.getParameterTypes()[0];
                    Object value = path == Path.class ? directory : safePath(path, directory);
                    method.invoke(type.getMethod("getRepository").invoke(null), value);
                    return true;
                }
            }
            return false;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false;
        }
    }

    /** Where dumps pass through now; where they do by default when JFR was not told, or does not tell. */
    static Path repository() {
        try {
            Class<?> type = Class.forName(PACKAGE + ".Repository");
            Field base = type.getDeclaredField("baseLocation");
            base.setAccessible(true);
            Object path = base.get(type.getMethod("getRepository").invoke(null));
            if (path != null) {
                return Path.of(path.toString());
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Then it is the default.
        }
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** JDK 17 wraps paths. */
    private static Object safePath(Class<?> type, Path directory) throws ReflectiveOperationException {
        return type.getConstructor(Path.class).newInstance(directory);
    }

    /**
     * Lets a running recording in memory know of the chunks that another recording makes JFR write to disk. Without
     * this it could not be dumped.
     */
    static boolean joinDisk(Recording recording) {
        try {
            Class<?> access = Class.forName(PACKAGE + ".PrivateAccess");
            Object inner = access.getMethod("getPlatformRecording", Recording.class)
                    .invoke(access.getMethod("getInstance").invoke(null), recording);
            Field toDisk = inner.getClass().getDeclaredField("toDisk");
            toDisk.setAccessible(true);
            toDisk.setBoolean(inner, true);
            return recording.isToDisk();
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false;
        }
    }

    /** How many bytes a recording in memory may hold; heeded only before the first recording of the JVM. */
    static boolean memory(long bytes) {
        try {
            Class<?> options = Class.forName(PACKAGE + ".Options");
            long size = (long) options.getMethod("getGlobalBufferSize").invoke(null);
            options.getMethod("setMemorySize", long.class).invoke(null, bytes);
            options.getMethod("setGlobalBufferCount", long.class).invoke(null, bytes / size);
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false;
        }
    }

    /**
     * Takes JFR's own hook out of the JVM's shutdown, where it would stop all recordings while the application's hooks
     * still run. Whoever takes it must run it.
     */
    static Optional<Thread> takeExitHook() {
        try {
            Class<?> access = Class.forName(PACKAGE + ".PrivateAccess");
            Object recorder = access.getMethod("getPlatformRecorder")
                    .invoke(access.getMethod("getInstance").invoke(null));
            Field hook = recorder.getClass().getDeclaredField("shutdownHook");
            hook.setAccessible(true);
            Thread thread = (Thread) hook.get(recorder);
            return Runtime.getRuntime().removeShutdownHook(thread) ? Optional.of(thread) : Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
