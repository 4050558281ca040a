package io.lockspot.analyzer.cli.live;

import io.lockspot.analyzer.model.AgentStatus;
import io.lockspot.analyzer.model.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The agent in a running JVM: brings it in, asks it, sends it away. Each call is one attachment. */
public final class LiveAgent {

    private static final String DETACH = "detach";
    private static final String DUMP = "dump";

    /** Since when a JVM warns of agents that come while it runs. */
    private static final int WARNS = 21;

    /** The agent says where its CPU samples come from once it has tried; that takes this long at most. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private static final long STEP = 100;

    /**
     * What came of it.
     *
     * @param warned whether the JVM prints its own warning about it
     */
    public record Done(AgentStatus status, boolean warned) {}

    private LiveAgent() {}

    /** Empty when no agent has ever been in that JVM. */
    public static Optional<AgentStatus> status(Jvm jvm) throws IOException {
        try (Connection connection = Connection.to(jvm)) {
            return AgentReader.status(jvm, connection.agentProperties());
        }
    }

    /**
     * Starts the agent in that JVM.
     *
     * @param options as behind {@code -javaagent:lockspot-agent.jar=}
     * @throws IOException when it did not start; the message says why
     */
    public static Done attach(Jvm jvm, Path jar, String options) throws IOException {
        try (Connection connection = Connection.to(jvm)) {
            Optional<AgentStatus> before = AgentReader.status(jvm, connection.agentProperties());
            if (before.isPresent() && before.get().isRecording()) {
                throw new IOException("the agent is in " + jvm + " already and records to "
                        + before.get().file() + "; lockspot detach " + jvm.pid() + " ends that");
            }
            AgentJar.mustBeSeenBy(jvm, jar);
            boolean warned = warns(connection, jvm);
            load(connection, jvm, jar, options, "started");
            return new Done(awaitProfiler(connection, jvm), warned);
        }
    }

    /**
     * Ends the recording of the agent in that JVM, and takes everything of it away that can go.
     *
     * @throws IOException when there is none, or when it does not go; the message says why
     */
    public static Done detach(Jvm jvm, Path jar) throws IOException {
        try (Connection connection = Connection.to(jvm)) {
            Optional<AgentStatus> before = AgentReader.status(jvm, connection.agentProperties());
            if (before.isEmpty() || !before.get().isRecording()) {
                throw new IOException("no lockspot agent is at work in " + jvm
                        + before.map(s -> "; the last one wrote " + s.file()).orElse(""));
            }
            AgentJar.mustBeSeenBy(jvm, jar);
            boolean warned = warns(connection, jvm);
            load(connection, jvm, jar, DETACH, "detached");
            return new Done(status(jvm, connection), warned);
        }
    }

    /**
     * Has the agent in that JVM append what it has recorded until now to its file, as whole chunks.
     *
     * @return where the agent records
     * @throws IOException when there is none, or when it does not come to that; the message says why
     */
    public static AgentStatus dump(Jvm jvm, Path jar) throws IOException {
        try (Connection connection = Connection.to(jvm)) {
            Optional<AgentStatus> before = AgentReader.status(jvm, connection.agentProperties());
            if (before.isEmpty() || !before.get().isRecording()) {
                throw new IOException("no lockspot agent is at work in " + jvm);
            }
            load(connection, jvm, jar, DUMP, "dumped");
            return before.get();
        }
    }

    private static void load(Connection connection, Jvm jvm, Path jar, String options, String wanted)
            throws IOException {
        int before = AgentReader.answer(connection.agentProperties()).number();
        connection.load(jar, options);
        AgentReader.Answer answer = AgentReader.answer(connection.agentProperties());
        if (answer.number() == before) {
            throw new IOException(
                    "the agent was loaded into " + jvm + " and gave no answer; what it did is on the process's stderr");
        }
        if (!answer.outcome().equals(wanted)) {
            throw new IOException("the agent in " + jvm + " refused: "
                    + (answer.reason().isEmpty() ? "there is nothing to do" : answer.reason()));
        }
    }

    private static boolean warns(Connection connection, Jvm jvm) throws IOException {
        return connection.release() >= WARNS && !Proc.of(jvm.pid()).hasFlag("-XX:+EnableDynamicAgentLoading");
    }

    private static AgentStatus awaitProfiler(Connection connection, Jvm jvm) throws IOException {
        long end = System.nanoTime() + PATIENCE;
        AgentStatus status = null;
        while (true) {
            Optional<AgentStatus> found = AgentReader.status(jvm, connection.agentProperties());
            status = found.orElse(status);
            boolean known =
                    status != null && status.isRecording() && !status.profiler().isEmpty();
            if (known || System.nanoTime() - end > 0) {
                return orFail(jvm, status);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(STEP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    private static AgentStatus status(Jvm jvm, Connection connection) throws IOException {
        return orFail(jvm, AgentReader.status(jvm, connection.agentProperties()).orElse(null));
    }

    private static AgentStatus orFail(Jvm jvm, AgentStatus status) throws IOException {
        if (status == null) {
            throw new IOException("the agent in " + jvm + " does not tell how it fares; its stderr may");
        }
        return status;
    }
}
