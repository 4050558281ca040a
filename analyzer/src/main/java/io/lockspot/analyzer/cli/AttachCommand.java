package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.cli.live.LiveAgent;
import io.lockspot.analyzer.model.AgentStatus;
import io.lockspot.analyzer.model.Hook;
import io.lockspot.analyzer.model.Jvm;
import io.lockspot.analyzer.report.Names;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lockspot attach}: the agent into a running JVM. */
@Command(
        name = "attach",
        description = "Starts the agent in a running JVM. It records until lockspot detach, the end of the JVM, or the"
                + " given duration.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockspot attach 4711",
            "  lockspot attach Server file=/var/tmp/lockspot-%%p-%%t.jfr,threshold=500us,duration=5m",
            "  lockspot detach 4711"
        })
final class AttachCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private JvmChoice choice;

    @Parameters(
            index = "1..*",
            paramLabel = "OPTIONS",
            description = "As behind -javaagent:lockspot-agent.jar=, such as file=/tmp/a.jfr,threshold=500us. A"
                    + " relative file is in the JVM's working directory.")
    private List<String> options = List.of();

    @Mixin
    private Talk talk;

    AttachCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Jvm jvm = choice.jvm();
        LiveAgent.Done done = LiveAgent.attach(jvm, choice.jar(), String.join(",", options));
        if (done.warned()) {
            talk.remark(session.console(), DetachCommand.WARNING);
        }
        print(done.status(), session.console().out());
        return Exit.FINE.code();
    }

    private static void print(AgentStatus status, PrintStream out) {
        line(out, "attached to " + status.jvm());
        line(out, "recording   " + status.file());
        line(out, "options     " + status.options());
        line(out, "hooks       " + hooks(status.hooks()));
        line(out, "cpu profile " + (status.profiler().isEmpty() ? "starting" : status.profiler()));
        status.said().stream()
                .filter(said -> !said.startsWith("recording to "))
                .forEach(said -> line(out, "agent said  " + said));
        line(out, "ends with   lockspot detach " + status.jvm().pid());
    }

    private static String hooks(List<Hook> hooks) {
        long missing = hooks.stream().filter(Hook::isMissing).count();
        return count(hooks, "woven") + " of " + hooks.size() + " woven, " + count(hooks, "not loaded yet")
                + " not loaded yet"
                + (missing == 0 ? "" : ", " + missing + " missing: lockspot status " + "says which");
    }

    private static long count(List<Hook> hooks, String state) {
        return hooks.stream().filter(h -> h.state().equals(state)).count();
    }

    private static void line(PrintStream out, String text) {
        out.println(Names.printable(text));
    }
}
