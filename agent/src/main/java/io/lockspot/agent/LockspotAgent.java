package io.lockspot.agent;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.jar.JarFile;

/**
 * Where the JVM calls the agent, at its start ({@code -javaagent}) or later (attached). Only unpacks inner jars and
 * hands over to {@code Entrance} in the second. Nothing is thrown from here: an exception out of {@code premain}
 * would abort the JVM. What cannot start says so in one line on stderr, and the application runs as without the agent.
 */
public final class LockspotAgent {

    private static final String PACKAGE = "io.lockspot.agent.";

    /** Options of a load that ends what runs; such as {@code lockspot detach} gives. */
    private static final String DETACH = "detach";

    /** Options of a load that appends to the file what was recorded until now. */
    private static final String DUMP = "dump";

    /** The agent's own classes: one copy for as long as the JVM lives, however often it is attached and detached. */
    private static ClassLoader inner;

    private static boolean probesGiven;

    private LockspotAgent() {}

    /** Called by the JVM before {@code main}. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        if (!startsTool(System.getProperty("jdk.module.main"))) {
            start(arguments, instrumentation, false);
        }
    }

    /** Called by the JVM when the agent is attached; also to be told something once it is there. */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        if (DETACH.equals(arguments)) {
            tell("detach", "detached", instrumentation);
        } else if (DUMP.equals(arguments)) {
            tell("dump", "dumped", instrumentation);
        } else {
            start(arguments, instrumentation, true);
        }
    }

    /**
     * The jar as a program: with {@code hooks} it prints what the agent would weave into the JDK that runs it, for
     * {@code lockspot doctor}; else its options.
     */
    public static void main(String[] arguments) throws Exception {
        String command = arguments.length == 1 ? arguments[0] : "";
        IsolatedLoader.ofAgent()
                .loadClass(PACKAGE + "Preview")
                .getMethod("print", String.class)
                .invoke(null, command);
    }

    /** {@code JAVA_TOOL_OPTIONS} also reaches javac, jcmd or keytool; their output must not change, so: not a word. */
    private static boolean startsTool(String mainModule) {
        return mainModule != null && (mainModule.startsWith("jdk.") || mainModule.startsWith("java."));
    }

    private static synchronized void start(String arguments, Instrumentation instrumentation, boolean attached) {
        String outcome = "refused";
        String reason = "";
        try {
            outcome = handOver(arguments, instrumentation, attached) ? "started" : "ignored";
        } catch (Throwable t) {
            reason = reason(t);
        }
        if (!reason.isEmpty()) {
            say("disabled: " + reason);
        }
        if (attached) {
            answer(outcome, reason, instrumentation);
        }
    }

    /** Calls a method of {@code Startup}; where no agent has ever been there is nothing to call. */
    private static synchronized void tell(String method, String done, Instrumentation instrumentation) {
        try {
            if (probesGiven) {
                inner.loadClass(PACKAGE + "Startup").getMethod(method).invoke(null);
            }
            answer(done, "", instrumentation);
        } catch (InvocationTargetException e) {
            answer("refused", reason(e.getCause()), instrumentation);
        } catch (Throwable t) {
            answer("refused", reason(t), instrumentation);
        }
    }

    private static boolean handOver(String arguments, Instrumentation instrumentation, boolean attached)
            throws Exception {
        if (inner == null) {
            inner = IsolatedLoader.ofAgent();
        }
        Object prepared = inside(arguments).call();
        if (prepared == null) {
            return false;
        }
        if (!probesGiven) {
            giveToBootLoader(instrumentation);
            probesGiven = true;
        }
        inside(prepared, instrumentation, attached).call();
        return true;
    }

    @SuppressWarnings("unchecked")
    private static Callable<Object> inside(Object... given) throws ClassNotFoundException {
        Class.forName(PACKAGE + "Entrance", true, inner);
        Function<Object[], Callable<Object>> entrance =
                (Function<Object[], Callable<Object>>) ((Supplier<Object>) (Object) inner).get();
        return entrance.apply(given);
    }

    /** Tells who attached; whoever cannot be told reads it on stderr. */
    private static void answer(String outcome, String reason, Instrumentation instrumentation) {
        try {
            inner.loadClass(PACKAGE + "publish.AgentProperties")
                    .getMethod("open", Instrumentation.class)
                    .invoke(null, instrumentation);
            inner.loadClass(PACKAGE + "publish.Answer")
                    .getMethod("give", String.class, String.class)
                    .invoke(null, outcome, reason);
        } catch (Throwable nobodyListens) {
            // A start or an end must not fail for want of words.
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
