package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.cli.demo.DemoCommand;
import io.lockspot.analyzer.report.Names;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: which commands there are, and what happens when one fails. */
final class Commands {

    private static final String DEBUG = "--debug";

    /** Every command, in the order of the help. */
    static final List<String> NAMES = List.of(
            "demo",
            "report",
            "breakdown",
            "operations",
            "locks",
            "flamegraph",
            "convert",
            "compare",
            "bench",
            "calibrate",
            "attach",
            "detach",
            "status",
            "top",
            "doctor");

    private Commands() {}

    private static Object command(String name, Session session) {
        return switch (name) {
            case "demo" -> new DemoCommand(new SameAsCommands(session));
            case "report" -> new ReportCommand(session);
            case "breakdown" -> new BreakdownCommand(session);
            case "operations" -> new OperationsCommand(session);
            case "locks" -> new LocksCommand(session);
            case "flamegraph" -> new FlameGraphCommand(session);
            case "convert" -> new ConvertCommand(session);
            case "compare" -> new CompareCommand(session);
            case "bench" -> new BenchCommand(session);
            case "calibrate" -> new CalibrateCommand(session);
            case "attach" -> new AttachCommand(session);
            case "detach" -> new DetachCommand(session);
            case "status" -> new StatusCommand(session);
            case "top" -> new TopCommand(session);
            case "doctor" -> new DoctorCommand(session);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** To read what all of them understand takes longer than many a recording: only that which is asked for. */
    private static List<String> needed(String... args) {
        return args.length > 0 && NAMES.contains(args[0]) ? List.of(args[0]) : NAMES;
    }

    static int run(Session session, String... args) {
        Console console = session.console();
        CommandLine line = new CommandLine(new LockspotCommand());
        for (String name : needed(args)) {
            line.addSubcommand(command(name, session));
        }
        line.addSubcommand(new CommandLine.HelpCommand());
        Converters.register(line);
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(console.terminal() ? Ansi.ON : Ansi.OFF));
        line.setUsageHelpWidth(100);
        line.setParameterExceptionHandler((e, a) -> misused(e, console));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, console, args));
        try {
            return line.execute(args);
        } catch (Throwable e) { // errors of the JVM: a report that cannot be made must still end in one line
            return failed(e, console, args);
        }
    }

    private static int misused(ParameterException e, Console console) {
        console.note(Names.printable(message(e)));
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = Misspelling.of(unmatched.getUnmatched().get(0), unmatched.getSuggestions());
            if (!suggestions.isEmpty()) {
                String these = String.join(", ", suggestions.subList(0, Math.min(3, suggestions.size())));
                console.note("did you mean " + these + "?");
            }
        }
        console.note("try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return Exit.of(e).code();
    }

    /** The parser's message as a line of ours: lower case, so that a prefix can go before it. */
    private static String message(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            boolean command = e.getCommandLine().getParent() == null && !first.startsWith("-");
            return (command ? "no such command: " : first.startsWith("-") ? "no such option: " : "not expected: ")
                    + first;
        }
        String text = e.getMessage();
        return text.isEmpty() ? "wrong usage" : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static int failed(Throwable e, Console console, String... args) {
        Exit exit = Exit.of(e);
        if (exit != Exit.FINE) {
            boolean debug = List.of(args).contains(DEBUG);
            console.note(Names.printable(message(e, debug)));
            if (debug) {
                e.printStackTrace(console.err());
            }
        }
        return exit.code();
    }

    private static String message(Throwable e, boolean debug) {
        if (Exit.isExpected(e)) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof OutOfMemoryError) {
            return "out of memory: give Java more, for example with JAVA_TOOL_OPTIONS=-Xmx4g";
        }
        return "internal error: " + e + (debug ? "" : "; run it again with " + DEBUG + " for the stack trace");
    }
}
