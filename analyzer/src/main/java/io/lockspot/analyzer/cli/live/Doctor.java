package io.lockspot.analyzer.cli.live;

import io.lockspot.analyzer.model.AgentStatus;
import io.lockspot.analyzer.model.Check;
import io.lockspot.analyzer.model.Check.State;
import io.lockspot.analyzer.model.Diagnosis;
import io.lockspot.analyzer.model.Hook;
import io.lockspot.analyzer.model.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at what measuring depends on: the machine, the permissions, and a JVM when one is named. */
public final class Doctor {

    private Doctor() {}

    /** The machine, for a JVM that this user would start. */
    public static Diagnosis machine() {
        List<Check> checks = new ArrayList<>();
        checks.add(thisJava());
        checks.addAll(checks(Proc.self()));
        checks.add(attach());
        return new Diagnosis(Optional.empty(), checks, List.of(), "");
    }

    /**
     * The same for a JVM that runs: its permissions, its files, its hooks.
     *
     * @param jar the agent whose hooks are looked for when there is none in the JVM
     * @throws IOException when there is no such process
     */
    public static Diagnosis of(Jvm jvm, Path jar) throws IOException {
        Proc process = Proc.of(jvm.pid());
        if (!process.exists()) {
            throw new IOException("there is no process " + jvm.pid());
        }
        List<Check> checks = new ArrayList<>(checks(process));
        Optional<AgentStatus> agent = Optional.empty();
        try {
            agent = LiveAgent.status(jvm);
            checks.add(Check.fine("attach", "attach", "possible"));
        } catch (IOException e) {
            checks.add(new Check("attach", "attach", State.NONE, "refused", e.getMessage()));
        }
        if (agent.isPresent() && agent.get().isRecording()) {
            AgentStatus status = agent.get();
            checks.add(Check.fine("agent", "agent", "version " + status.version() + ", records to " + status.file()));
            return new Diagnosis(Optional.of(jvm), checks, status.hooks(), "of the agent in it");
        }
        checks.add(Check.fine("agent", "agent", "none in it"));
        try {
            List<Hook> hooks = JdkHooks.of(process, jar);
            return new Diagnosis(
                    Optional.of(jvm),
                    checks,
                    hooks,
                    "what the agent would weave into this JVM's JDK, by its class files");
        } catch (IOException e) {
            return new Diagnosis(Optional.of(jvm), checks, List.of(), "unknown: " + e.getMessage());
        }
    }

    private static List<Check> checks(Proc process) {
        List<Check> checks = new ArrayList<>();
        checks.addAll(new KernelChecks(process).all());
        checks.addAll(new ToolChecks(process).all());
        checks.addAll(new RoomChecks(process).all());
        return checks;
    }

    private static Check thisJava() {
        String version = System.getProperty("java.version") + ", " + System.getProperty("java.home");
        boolean recorder = ModuleLayer.boot().findModule("jdk.jfr").isPresent();
        return recorder
                ? Check.fine("java", "Java", version)
                : new Check(
                        "java",
                        "Java",
                        State.NONE,
                        version + ", without Flight Recorder",
                        "the agent needs the module jdk.jfr: use a whole JDK");
    }

    private static Check attach() {
        try {
            int others = Jvms.running().size();
            return Check.fine(
                    "attach", "attach", others + " other JVM" + (others == 1 ? "" : "s") + " to be seen by this user");
        } catch (IOException e) {
            return new Check("attach", "attach", State.NONE, "this Java cannot", e.getMessage());
        }
    }
}
