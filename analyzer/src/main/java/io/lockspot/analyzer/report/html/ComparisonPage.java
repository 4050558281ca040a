package io.lockspot.analyzer.report.html;

import io.lockspot.analyzer.compare.ComparedTree;
import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.report.Difference;
import io.lockspot.analyzer.report.JsonWriter;
import io.lockspot.analyzer.report.Names;
import io.lockspot.analyzer.report.Report;
import io.lockspot.flamegraphs.DiffData;
import io.lockspot.flamegraphs.OfflinePage;
import java.io.IOException;

/** A comparison as a page: the JSON document, the trees of both sides in one, and the script that shows them. */
final class ComparisonPage {

    private ComparisonPage() {}

    /** @param report the comparison, or what was run for it as well */
    static void write(Report report, Comparison comparison, Appendable out) throws IOException {
        DiffData trees = trees(comparison);
        OfflinePage.of(ComparisonPage.class, "comparison.html")
                .title(Names.printable("lockspot: " + comparison.verdict()))
                .data("report", to -> JsonWriter.write(report, new ScriptWriter(to)))
                .packed("trees", trees::write)
                .write(out);
    }

    private static DiffData trees(Comparison comparison) {
        DiffData data = DiffData.ofDiffs("before", "after");
        for (ComparedTree tree : comparison.trees()) {
            Difference difference = Difference.of(comparison, tree);
            data.add(
                    tree.measure().id(),
                    tree.measure().unit(),
                    "",
                    difference.tree(),
                    difference.scales(),
                    difference.samplesBefore(),
                    difference.samplesAfter());
        }
        return data;
    }
}
