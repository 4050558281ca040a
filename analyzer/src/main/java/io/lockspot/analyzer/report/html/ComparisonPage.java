package io.lockspot.analyzer.report.html;

import io.lockspot.analyzer.report.JsonWriter;
import io.lockspot.analyzer.report.Names;
import io.lockspot.analyzer.report.Report;
import io.lockspot.flamegraphs.OfflinePage;
import java.io.IOException;

/** A comparison as a page: the JSON document, and the script that shows it. */
final class ComparisonPage {

    private ComparisonPage() {}

    static void write(Report.OfComparison report, Appendable out) throws IOException {
        OfflinePage.of(ComparisonPage.class, "comparison.html")
                .title(Names.printable("lockspot: " + report.comparison().verdict()))
                .data("report", to -> JsonWriter.write(report, new ScriptWriter(to)))
                .write(out);
    }
}
