package io.lockspot.analyzer.report.html;

import io.lockspot.analyzer.report.Report;
import io.lockspot.analyzer.report.Report.Cut;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reports with the roots of their call trees alone: a page has the trees in a form of its own. */
final class Treeless {

    private static final Cut ROOT = new Cut(OptionalDouble.empty(), OptionalInt.of(0));

    private Treeless() {}

    static Report of(Report report) {
        if (report instanceof Report.Page r) {
            return new Report.Page(r.origin(), r.explanation(), ROOT);
        } else if (report instanceof Report.OfBreakdown r) {
            return new Report.OfBreakdown(r.origin(), r.breakdown(), ROOT);
        } else if (report instanceof Report.OfFunctions r) {
            return new Report.OfBreakdown(r.origin(), r.functions().breakdown(), ROOT);
        } else if (report instanceof Report.OfColumns r) {
            return new Report.OfColumns(r.origin(), r.tree(), ROOT);
        }
        return report;
    }
}
