package io.lockspot.analyzer.report.html;

import io.lockspot.analyzer.compare.Amount;
import io.lockspot.analyzer.compare.ComparedTree;
import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.compare.Denominator;
import io.lockspot.analyzer.compare.Verdict;
import io.lockspot.analyzer.report.JsonWriter;
import io.lockspot.analyzer.report.Names;
import io.lockspot.analyzer.report.Report;
import io.lockspot.flamegraphs.CallTreeDiff;
import io.lockspot.flamegraphs.DiffData;
import io.lockspot.flamegraphs.DiffScale;
import io.lockspot.flamegraphs.DiffVerdict;
import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.OfflinePage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
            CallTreeDiff diff = CallTreeDiff.of(tree.before(), tree.after());
            Map<List<Frame>, DiffVerdict> verdicts = new HashMap<>();
            tree.verdicts().forEach((path, verdict) -> verdicts.put(path, verdict(verdict)));
            data.add(
                    tree.measure().id(),
                    tree.measure().unit(),
                    "",
                    verdicts.isEmpty() ? diff : diff.judged(verdicts),
                    scales(comparison.amounts(), diff),
                    tree.eventsBefore(),
                    tree.eventsAfter());
        }
        return data;
    }

    private static DiffVerdict verdict(Verdict verdict) {
        return switch (verdict) {
            case IMPROVEMENT -> DiffVerdict.IMPROVEMENT;
            case REGRESSION -> DiffVerdict.REGRESSION;
            case MOVED -> DiffVerdict.MOVED;
            case PASS, INCONCLUSIVE -> DiffVerdict.NOISE;
        };
    }

    private static List<DiffScale> scales(List<Amount> amounts, CallTreeDiff diff) {
        List<DiffScale> scales = new ArrayList<>();
        for (Amount amount : amounts) {
            scales.add(
                    amount.kind() == Denominator.Kind.OPERATION
                            ? DiffScale.perOperation(amount.operation(), amount.before(), amount.after())
                            : new DiffScale(
                                    DiffScale.Kind.SECOND,
                                    "CPU-second",
                                    amount.before(),
                                    amount.after(),
                                    "How much work was done in it is not known: more work seems to cost more."));
        }
        scales.add(DiffScale.share(diff.before().total(), diff.after().total()));
        return scales;
    }
}
