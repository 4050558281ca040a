package io.lockspot.analyzer.report;

import io.lockspot.analyzer.compare.Change;
import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.compare.GateResult;
import io.lockspot.analyzer.compare.OperationMetric;
import io.lockspot.analyzer.model.Warning;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A comparison for a comment on a pull request: the sentence, what matters in a table, all the rest folded away. */
public final class ComparisonMarkdown {

    private final Comparison comparison;
    private final Appendable out;

    private ComparisonMarkdown(Comparison comparison, Appendable out) {
        this.comparison = comparison;
        this.out = out;
    }

    public static void write(Report.OfComparison report, Appendable out) throws IOException {
        new ComparisonMarkdown(report.comparison(), out).write(report.origin().warnings());
    }

    private void write(List<Warning> warnings) throws IOException {
        String headline = Markdown.text(ComparisonHeadline.of(comparison));
        int colon = headline.indexOf(':');
        out.append("**").append(headline, 0, colon).append("**").append(headline.substring(colon));
        out.append("\n\n");
        for (Warning warning : warnings) {
            out.append("> **Warning:** ").append(Markdown.text(warning.text())).append("\n\n");
        }
        gates();
        changes();
        out.append("<details>\n<summary>All that was compared</summary>\n\n");
        out.append(Markdown.FENCE).append("text\n");
        StringBuilder whole = new StringBuilder();
        ComparisonText.write(comparison, new Lines(whole, Style.PLAIN));
        out.append(Markdown.fenced(whole.toString()));
        out.append(Markdown.FENCE).append("\n\n</details>\n");
    }

    private void gates() throws IOException {
        if (comparison.gates().isEmpty()) {
            return;
        }
        out.append("| gate | |\n|---|---|\n");
        for (GateResult gate : comparison.gates()) {
            row(Markdown.code(gate.gate().text()), GateWords.outcome(gate) + Markdown.text(GateWords.detail(gate)));
        }
        out.append('\n');
    }

    private void changes() throws IOException {
        List<Change> shown = Stream.of(
                        comparison.operations(), comparison.locks(), comparison.watched(), comparison.paths())
                .flatMap(List::stream)
                .filter(c -> c.significant() && Changes.matters(c) || isKey(c))
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        out.append("| | before | after | change | | |\n|---|--:|--:|--:|---|---|\n");
        for (Change change : shown) {
            boolean descriptive = comparison.descriptive();
            boolean range = change.significant() || descriptive;
            row(
                    Markdown.text(ChangeNames.of(change.subject())),
                    Changes.figure(change.unit(), change.before()),
                    Changes.figure(change.unit(), change.after()),
                    Changes.change(change, descriptive),
                    range ? change.interval().map(Changes::interval).orElse("") : "",
                    Changes.evidence(change, comparison.runs()) + Changes.mark(change));
        }
        out.append('\n');
    }

    /** What a reader looks for whether it changed or not. */
    private boolean isKey(Change change) {
        return Changes.isOperation(change, OperationMetric.MEAN)
                && Changes.isOfTheOperation(change, comparison.denominator());
    }

    private void row(String... cells) throws IOException {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
