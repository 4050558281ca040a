package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.cli.live.AgentJar;
import io.lockspot.analyzer.cli.live.Doctor;
import io.lockspot.analyzer.cli.live.Jvms;
import io.lockspot.analyzer.model.Diagnosis;
import io.lockspot.analyzer.model.Jvm;
import io.lockspot.analyzer.report.DiagnosisWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lockspot doctor}: what can be measured here. */
@Command(
        name = "doctor",
        description = "What can be measured on this machine, or of one of its JVMs, and what to do about what cannot.")
final class DoctorCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "PID|NAME",
            description = "Look at this JVM too: process id, or part of the name of its main class.")
    private String wanted;

    @Option(
            names = "--agent-jar",
            paramLabel = "JAR",
            description = "The agent whose hooks are looked for; the one beside this program unless given.")
    private Path jar;

    @Mixin
    private LiveOutput output;

    @Mixin
    private Talk talk;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        output.check();
        Diagnosis diagnosis = wanted == null ? Doctor.machine() : of(Jvms.find(wanted));
        output.print(
                session.console(),
                (hooks, style, out) -> DiagnosisWriter.text(diagnosis, hooks, style, out),
                out -> DiagnosisWriter.json(diagnosis, out));
        return Exit.FINE.code();
    }

    private Diagnosis of(Jvm jvm) throws Exception {
        return Doctor.of(jvm, AgentJar.find(jar));
    }
}
