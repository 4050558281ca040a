package io.lockspot.analyzer.cli;

import java.io.IOException;
import java.io.PrintStream;

/** {@code lockspot}. A shell around {@link #run}, so that tests and other commands run it in their own process. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        StandardOutput standard = new StandardOutput();
        Console console = standard.console();
        int code = run(console, new FileReader(), args);
        console.out().flush();
        IOException lost = standard.failure();
        if (lost != null) {
            console.note("cannot write to standard output: " + lost.getMessage());
            code = Exit.FAILED.code();
        }
        System.exit(code);
    }

    /**
     * Runs one command.
     *
     * @param out results, UTF-8
     * @param err everything else
     * @return the exit code
     */
    public static int run(PrintStream out, PrintStream err, String... args) {
        return run(new Console(out, err, false), new FileReader(), args);
    }

    static int run(Console console, Session.Reader reader, String... args) {
        int code = Commands.run(new Session(console, reader), args);
        console.out().flush();
        console.err().flush();
        return code;
    }
}
