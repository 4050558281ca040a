package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.cli.live.LiveAgent;
import io.lockspot.analyzer.report.Names;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lockspot detach}: the agent out of a running JVM. */
@Command(
        name = "detach",
        description =
                "Ends the recording of the agent in a running JVM: the last dump is written, the classes get their"
                        + " own behaviour back, the agent's threads end.")
final class DetachCommand implements Callable<Integer> {

    /** The hint for the JVM's own words on its stderr. */
    static final String WARNING = "the JVM now prints a warning of its own on its stderr, because an agent was loaded"
            + " while it runs; it is harmless, and -XX:+EnableDynamicAgentLoading on its command line takes it away";

    private final Session session;

    @Mixin
    private JvmChoice choice;

    @Mixin
    private Talk talk;

    DetachCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        LiveAgent.Done done = LiveAgent.detach(choice.jvm(), choice.jar());
        if (done.warned()) {
            talk.detail(session.console(), WARNING);
        }
        session.console()
                .out()
                .println(Names.printable("detached from " + done.status().jvm()));
        session.console()
                .out()
                .println(Names.printable("recording   " + done.status().file()));
        return Exit.FINE.code();
    }
}
