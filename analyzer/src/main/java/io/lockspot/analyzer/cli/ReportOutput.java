package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.report.ComparisonJunit;
import io.lockspot.analyzer.report.JsonWriter;
import io.lockspot.analyzer.report.MarkdownWriter;
import io.lockspot.analyzer.report.Report;
import io.lockspot.analyzer.report.Style;
import io.lockspot.analyzer.report.TextWriter;
import io.lockspot.analyzer.report.WaitGraphDot;
import io.lockspot.analyzer.report.html.HtmlWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
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
            description = "text, json, markdown or html; of locks also dot, the graph of who waits for whom; of a"
                    + " comparison also junit; text unless the file's extension says otherwise.")
    private Format format;

    @Mixin
    private FileOption file;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto, always or never; auto is on a terminal when NO_COLOR is not set.")
    private Colour colour;

    @Option(
            names = "--width",
            paramLabel = "COLUMNS",
            description = "How wide text may be; as wide as the terminal unless given.")
    private Integer width;

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
            } else if (format == Format.HTML) {
                HtmlWriter.write(report, out);
            } else if (format == Format.MARKDOWN) {
                MarkdownWriter.write(report, out);
            } else if (format == Format.JUNIT && report instanceof Report.OfComparison comparison) {
                ComparisonJunit.write(comparison, out);
            } else if (format == Format.JUNIT && report instanceof Report.OfBench bench) {
                ComparisonJunit.write(bench.compared(), out);
            } else if (format == Format.DOT && report instanceof Report.OfLocks locks) {
                WaitGraphDot.write(locks.waiting().graph(), out);
            } else {
                TextWriter.write(report, style, out);
            }
        }
    }

    /** Whether a page is wanted, which shows more than one breakdown. */
    boolean isPage() {
        return wanted() == Format.HTML;
    }

    private Format wanted() {
        return format != null ? format : file.path().map(Format::of).orElse(Format.TEXT);
    }

    Plan plan(Console console) throws UsageException {
        return plan(console, Set.of(Format.TEXT, Format.JSON, Format.MARKDOWN, Format.HTML));
    }

    /** @param available the formats that the command can write */
    Plan plan(Console console, Set<Format> available) throws UsageException {
        Format wanted = wanted();
        if (!available.contains(wanted)) {
            throw new UsageException(wanted + " is not available here; use one of "
                    + available.stream().sorted().map(f -> "-o " + f).collect(Collectors.joining(", ")));
        }
        Optional<OutputFile> target = file.open();
        boolean colours = colour == Colour.ALWAYS || colour == Colour.AUTO && console.terminal() && target.isEmpty();
        return new Plan(wanted, target, new Style(colours, columns(console, target)));
    }

    /**
     * What goes into further files; each file's extension picks its format.
     *
     * @param available the formats that the command can write
     */
    List<Plan> also(List<Path> files, Set<Format> available) throws UsageException {
        List<Plan> plans = new ArrayList<>();
        for (Path other : files) {
            Format wanted = Format.of(other);
            if (!available.contains(wanted)) {
                throw new UsageException(other + ": " + wanted + " is not available here");
            }
            plans.add(new Plan(wanted, Optional.of(file.also(other)), Style.PLAIN));
        }
        return plans;
    }

    private OptionalInt columns(Console console, Optional<OutputFile> target) throws UsageException {
        if (width == null) {
            return target.isPresent() ? OptionalInt.empty() : console.width();
        }
        OptionalInt columns = TerminalWidth.parse(width.toString());
        if (columns.isEmpty()) {
            throw new UsageException("--width " + width + ": must be a number of columns, 20 or more");
        }
        return columns;
    }
}
