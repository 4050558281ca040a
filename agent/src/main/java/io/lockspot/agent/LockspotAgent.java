package io.lockspot.agent;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.jar.JarFile;

/**
 * Where the JVM calls the agent, at its start ({@code -javaagent}) or later (attached). Only unpacks the two inner jars
 * and hands over to {@code Preparation} and {@code Startup} in the second. Nothing is thrown from here: an exception out of {@code premain}
 * would abort the JVM. What cannot start says so in one line on stderr, and the application runs as without the agent.
 */
public final class LockspotAgent {

    private static boolean running;

    private LockspotAgent() {}

    /** Called by the JVM before {@code main}. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        if (!startsTool(System.getProperty("jdk.module.main"))) {
            start(arguments, instrumentation);
        }
    }

    /** Called by the JVM when the agent is attached. */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation);
    }

    /** {@code JAVA_TOOL_OPTIONS} also reaches javac, jcmd or keytool; their output must not change, so: not a word. */
    private static boolean startsTool(String mainModule) {
        return mainModule != null && (mainModule.startsWith("jdk.") || mainModule.startsWith("java."));
    }

    private static synchronized void start(String arguments, Instrumentation instrumentation) {
        try {
            if (running) {
                say("already running in this JVM: this load does nothing");
                return;
            }
            handOver(arguments, instrumentation);
        } catch (InvocationTargetException e) {
            say("disabled: " + reason(e.getCause()));
        } catch (Throwable t) {
            say("disabled: " + reason(t));
        }
    }

    private static void handOver(String arguments, Instrumentation instrumentation) throws Exception {
        IsolatedLoader loader = IsolatedLoader.of("agent.jar");
        Class<?> preparation = loader.loadClass("io.lockspot.agent.Preparation");
        Object prepared = preparation.getMethod("of", String.class).invoke(null, arguments);
        if (prepared != null) {
            giveToBootLoader(instrumentation);
            loader.loadClass("io.lockspot.agent.Startup")
                    .getMethod("start", preparation, Instrumentation.class)
                    .invoke(null, prepared, instrumentation);
            running = true;
        }
    }

    /** The probes, which the woven classes of the JDK must be able to see. */
    private static void giveToBootLoader(Instrumentation instrumentation) throws IOException {
        File boot = InnerJar.unpack("boot.jar");
        try (JarFile classes = new JarFile(boot)) {
            // The JVM opens the file at once and keeps it open, so its name can go.
            instrumentation.appendToBootstrapClassLoaderSearch(classes);
        } finally {
            InnerJar.remove(boot);
        }
    }

    private static String reason(Throwable failure) {
        String type = failure.getClass().getName();
        String message = String.valueOf(failure.getMessage());
        String text = type.startsWith("io.lockspot.") ? message : type + ": " + message;
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static void say(String line) {
        try {
            System.err.println("lockspot: " + line);
        } catch (Throwable nobodyListens) {
            // Nothing is left to tell it to, and the application must go on.
        }
    }
}
