package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.cli.live.Jvms;
import io.lockspot.analyzer.cli.live.LiveAgent;
import io.lockspot.analyzer.model.AgentStatus;
import io.lockspot.analyzer.model.Jvm;
import io.lockspot.analyzer.report.StatusWriter;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lockspot status}: how the agent in a running JVM fares. */
@Command(
        name = "status",
        description = "How the agent in a running JVM fares: its file, what it counted, its hooks, failures and cost."
                + " Loads nothing into the JVM.")
final class StatusCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "PID|NAME", description = "Process id of the JVM, or part of the name of its main class.")
    private String wanted;

    @Mixin
    private LiveOutput output;

    @Mixin
    private Talk talk;

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        output.check();
        Jvm jvm = Jvms.find(wanted);
        AgentStatus status = LiveAgent.status(jvm)
                .orElseThrow(() -> new IOException(
                        "no lockspot agent is in " + jvm + "; lockspot attach " + jvm.pid() + " brings one in"));
        output.print(
                session.console(),
                (hooks, style, out) -> StatusWriter.text(status, hooks, style, out),
                out -> StatusWriter.json(status, out));
        return Exit.FINE.code();
    }
}
