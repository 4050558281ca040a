package io.lockspot.analyzer.report;

import io.lockspot.analyzer.model.Warning;
import java.io.IOException;

/** Prints reports for issues and pull requests: what the text says, as Markdown. */
public final class MarkdownWriter {

    private MarkdownWriter() {}

    public static void write(Report report, Appendable out) throws IOException {
        if (report instanceof Report.OfComparison comparison) {
            ComparisonMarkdown.write(comparison, out);
            return;
        }
        if (report instanceof Report.OfBench bench) {
            ComparisonMarkdown.write(bench.compared(), out);
            BenchMarkdown.write(bench.protocol(), out);
            return;
        }
        if (!(report instanceof Report.Page)) {
            for (Warning warning : report.origin().warnings()) {
                out.append("> **Warning:** ")
                        .append(Markdown.text(warning.text()))
                        .append("\n\n");
            }
        }
        MarkdownLines lines = new MarkdownLines(out);
        TextWriter.write(report, lines);
        lines.end();
    }
}
