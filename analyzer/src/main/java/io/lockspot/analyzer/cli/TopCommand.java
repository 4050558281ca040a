package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.cli.live.AgentWatch;
import io.lockspot.analyzer.cli.live.Jvms;
import io.lockspot.analyzer.model.AgentStatus;
import io.lockspot.analyzer.model.Jvm;
import io.lockspot.analyzer.model.LiveRates;
import io.lockspot.analyzer.report.Style;
import io.lockspot.analyzer.report.TopWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lockspot top}: what happens in a running JVM right now, again and again. */
@Command(
        name = "top",
        description = "What happens in a running JVM with the agent, refreshed until it ends or you press Ctrl-C:"
                + " operations per second, their times, lock waits, what the agent costs. Loads nothing into the JVM.")
final class TopCommand implements Callable<Integer> {

    /** As tall as a terminal is when it does not say. */
    private static final int ROWS = 24;

    private final Session session;

    @Parameters(paramLabel = "PID|NAME", description = "Process id of the JVM, or part of the name of its main class.")
    private String wanted;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            defaultValue = "2s",
            description = "Time between two pictures, from 1s on: the agent's figures are renewed each second"
                    + " (default ${DEFAULT-VALUE}).")
    private Duration interval;

    @Option(
            names = {"-n", "--iterations"},
            paramLabel = "N",
            description = "End after so many pictures.")
    private Integer iterations;

    @Option(
            names = {"-b", "--batch"},
            description = "One picture after the other, as where the output is no terminal.")
    private boolean batch;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, or json: a document a line.")
    private Format format;

    @Mixin
    private Talk talk;

    TopCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        if (format != Format.TEXT && format != Format.JSON) {
            throw new UsageException(format + " is not available here; use one of -o text, -o json");
        }
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new UsageException("--interval must be 1s or more: the agent's figures are renewed each second");
        }
        if (iterations != null && iterations < 1) {
            throw new UsageException("--iterations must be 1 or more");
        }
        Jvm jvm = Jvms.find(wanted);
        try (AgentWatch watch = AgentWatch.of(jvm)) {
            String end = show(watch);
            if (!end.isEmpty()) {
                talk.remark(session.console(), end);
            }
        }
        return Exit.FINE.code();
    }

    /** Why it ended; empty when that was asked for. */
    private String show(AgentWatch watch) throws IOException {
        Console console = session.console();
        boolean drawn = format == Format.TEXT && !batch && isTerminal(console);
        try (Screen screen = new Screen(console, drawn, format == Format.TEXT ? "\n" : "")) {
            for (int i = 0; iterations == null || i < iterations; i++) {
                AgentStatus before = watch.last();
                // Nobody waits longer than a second for the first picture.
                Optional<AgentStatus> now = watch.after(i == 0 && drawn ? 1000 : interval.toMillis());
                if (now.isEmpty()) {
                    return watch.last().jvm() + " has ended";
                }
                // People make their terminals larger and smaller while they look.
                int rows = drawn ? TerminalWidth.rows(System.getenv()).orElse(ROWS) : ROWS;
                OptionalInt width = drawn ? TerminalWidth.of(System.getenv()) : console.width();
                screen.show(picture(LiveRates.between(before, now.get()), rows, width), rows);
                if (!now.get().isRecording()) {
                    return "the recording of " + now.get().jvm() + " has ended; it is in "
                            + now.get().file();
                }
            }
        }
        return "";
    }

    private static boolean isTerminal(Console console) {
        return console.width().isPresent() && !"dumb".equals(System.getenv().getOrDefault("TERM", "dumb"));
    }

    private String picture(LiveRates rates, int rows, OptionalInt width) throws IOException {
        Console console = session.console();
        StringWriter picture = new StringWriter();
        if (format == Format.JSON) {
            TopWriter.json(rates, picture);
        } else {
            TopWriter.text(rates, rows, new Style(console.terminal(), width), picture);
        }
        return picture.toString();
    }
}
