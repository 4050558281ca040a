package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.model.Warning;
import io.lockspot.analyzer.report.Names;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say how much is said beside the results. Every command has them. */
final class Talk {

    @Option(
            names = {"-q", "--quiet"},
            description = "Nothing but results and errors: no warnings, no remarks.")
    private boolean quiet;

    @Option(names = "--verbose", description = "Say what is being done.")
    private boolean verbose;

    @Option(names = "--debug", description = "Stack traces with errors.")
    private boolean debug;

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    void remark(Console console, String text) {
        if (!quiet) {
            console.note(Names.printable(text));
        }
    }

    boolean isQuiet() {
        return quiet;
    }

    void detail(Console console, String text) {
        if (verbose && !quiet) {
            console.note(Names.printable(text));
        }
    }

    /** Shows how far the reading is until it is closed, to those who look at it. */
    ReadingLine reading(Console console) {
        return ReadingLine.on(console, quiet);
    }

    void warnings(Console console, List<Warning> warnings) {
        warnings.forEach(w -> remark(console, "warning: " + w.text()));
    }
}
