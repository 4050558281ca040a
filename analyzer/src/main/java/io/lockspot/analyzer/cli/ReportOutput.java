package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.report.JsonWriter;
import io.lockspot.analyzer.report.Report;
import io.lockspot.analyzer.report.Style;
import io.lockspot.analyzer.report.TextWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how and where a report is written. */
final class ReportOutput {

    enum Colour {
        AUTO,
        ALWAYS,
        NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text or json; text unless the file's extension says otherwise.")
    private Format format;

    @Mixin
    private FileOption file;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto, always or never; auto is on a terminal when NO_COLOR is not set.")
    private Colour colour;

    /** What the options come to, checked before any work is done. */
    record Plan(Format format, Optional<OutputFile> file, Style style) {
        void write(Report report, Console console) throws IOException {
            if (file.isPresent()) {
                file.get().write(out -> write(report, out));
            } else {
                try (Writer out = console.writer()) {
                    write(report, out);
                }
            }
        }

        private void write(Report report, Writer out) throws IOException {
            if (format == Format.JSON) {
                JsonWriter.write(report, out);
            } else {
                TextWriter.write(report, style, out);
            }
        }
    }

    Plan plan(Console console) throws UsageException {
        Format wanted = format != null ? format : file.path().map(Format::of).orElse(Format.TEXT);
        if (wanted == Format.MARKDOWN || wanted == Format.HTML) {
            throw new UsageException(wanted + " is not available yet; use -o text or -o json");
        }
        Optional<OutputFile> target = file.open();
        boolean colours = colour == Colour.ALWAYS || colour == Colour.AUTO && console.terminal() && target.isEmpty();
        return new Plan(wanted, target, new Style(colours));
    }
}
