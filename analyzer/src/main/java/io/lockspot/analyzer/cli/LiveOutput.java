package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.report.Style;
import java.io.IOException;
import java.io.Writer;
import picocli.CommandLine.Option;

/** The options that say how what a running JVM tells is printed. */
final class LiveOutput {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json.")
    private Format format;

    @Option(names = "--hooks", description = "Every hook on a line of its own.")
    private boolean hooks;

    /** Prints something as text. */
    @FunctionalInterface
    interface Text {
        void write(boolean hooks, Style style, Writer out) throws IOException;
    }

    /** Prints something for programs. */
    @FunctionalInterface
    interface Document {
        void write(Writer out) throws IOException;
    }

    void check() throws UsageException {
        if (format != Format.TEXT && format != Format.JSON) {
            throw new UsageException(format + " is not available here; use one of -o text, -o json");
        }
    }

    void print(Console console, Text text, Document json) throws IOException {
        try (Writer out = console.writer()) {
            if (format == Format.JSON) {
                json.write(out);
            } else {
                text.write(hooks, new Style(console.terminal(), console.width()), out);
            }
        }
    }
}
