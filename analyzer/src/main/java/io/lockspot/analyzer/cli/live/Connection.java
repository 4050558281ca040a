package io.lockspot.analyzer.cli.live;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.lockspot.analyzer.model.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An attachment to a JVM. Every call ends in time, and what goes wrong says why and what to do. */
final class Connection implements AutoCloseable {

    /** The JDK's own patience, in milliseconds; less than ours, so that its reason is heard. */
    private static final String PATIENCE = "5000";

    private static final int ATTACH_SECONDS = 9;
    private static final int LOAD_SECONDS = 90;

    private final Jvm jvm;
    private final VirtualMachine machine;

    private Connection(Jvm jvm, VirtualMachine machine) {
        this.jvm = jvm;
        this.machine = machine;
    }

    static Connection to(Jvm jvm) throws IOException {
        Preflight.check(jvm);
        if (System.getProperty("sun.tools.attach.attachTimeout") == null) {
            System.setProperty("sun.tools.attach.attachTimeout", PATIENCE);
        }
        return new Connection(jvm, within(ATTACH_SECONDS, jvm, () -> VirtualMachine.attach(Long.toString(jvm.pid()))));
    }

    /** What agents in it have left for those who attach. */
    Properties agentProperties() throws IOException {
        return within(ATTACH_SECONDS, jvm, machine::getAgentProperties);
    }

    /** The feature release of its JDK, 0 when it does not tell. */
    int release() throws IOException {
        Properties properties = within(ATTACH_SECONDS, jvm, machine::getSystemProperties);
        try {
            return Integer.parseInt(properties.getProperty("java.specification.version", "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Loads the agent's jar into it, and returns when the agent has done what the options say. */
    void load(Path jar, String options) throws IOException {
        within(LOAD_SECONDS, jvm, () -> {
            machine.loadAgent(jar.toString(), options);
            return null;
        });
    }

    private static <T> T within(int seconds, Jvm jvm, Callable<T> task) throws IOException {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(future, "attach");
        thread.setDaemon(true);
        thread.start();
        try {
            return future.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException(
                    jvm + " has not answered within " + seconds
                            + " s: it is stopped, out of CPU time, or in a long pause; see what it does with top, and try again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(reason(jvm, e.getCause()), e.getCause());
        }
    }

    /** What the JDK says, and what that means. */
    static String reason(Jvm jvm, Throwable failure) {
        String said = String.valueOf(failure.getMessage());
        if (said.contains("Dynamic agent loading is not enabled")) {
            return jvm + " was started with -XX:-EnableDynamicAgentLoading and takes no agent while it runs: start it"
                    + " without, or with -javaagent:lockspot-agent.jar";
        }
        if (failure instanceof AgentLoadException || said.contains("Agent JAR not found")) {
            return jvm
                    + " cannot load the agent's jar; its user must be able to read it, and every directory above it ("
                    + said + ")";
        }
        if (failure instanceof AgentInitializationException) {
            return "the agent could not start in " + jvm + "; the process's stderr says why (" + said + ")";
        }
        if (said.contains("does not support the attach mechanism")) {
            return jvm + " lets nobody attach (-XX:+DisableAttachMechanism): start it without, or with"
                    + " -javaagent:lockspot-agent.jar";
        }
        if (failure instanceof AttachNotSupportedException || said.contains("Unable to open socket file")) {
            return jvm
                    + " does not answer: it may be in a long pause, another user's, in a container with a /tmp of its"
                    + " own that cannot be seen from here, or no HotSpot JVM (" + said + ")";
        }
        if (said.contains("Permission denied") || said.contains("not permitted") || said.contains("not secure")) {
            return "no permission to attach to " + jvm + ": run lockspot as the user of that process, or as root ("
                    + said + ")";
        }
        if (said.contains("No such process")) {
            return "there is no process " + jvm.pid() + " any more";
        }
        return "cannot attach to " + jvm + ": " + said;
    }

    @Override
    public void close() {
        try {
            machine.detach();
        } catch (IOException e) {
            // The other side is gone, and nothing is left to be closed.
        }
    }
}
