package io.lockspot.analyzer.report.html;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.report.BreakdownSection;
import io.lockspot.analyzer.report.JsonWriter;
import io.lockspot.analyzer.report.MostShown;
import io.lockspot.analyzer.report.Names;
import io.lockspot.analyzer.report.PageTrees;
import io.lockspot.analyzer.report.Report;
import io.lockspot.flamegraphs.OfflinePage;
import io.lockspot.flamegraphs.PageData;
import io.lockspot.flamegraphs.PageTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Prints reports as a page for browsers: one file that needs no other and no network. The page shows the report's JSON
 * document, the very text that {@link JsonWriter} prints, so that no figure is computed twice; only call trees go in
 * more compactly, and wide ones are cut, as the paths of locks and who waits for whom are (and say so). Whatever names hold, they are data to the page and never markup.
 */
public final class HtmlWriter {

    private static final MostShown MOST = new MostShown(8, 40);

    private HtmlWriter() {}

    /** @throws IOException when the output fails */
    public static void write(Report report, Appendable out) throws IOException {
        if (report instanceof Report.OfComparison r) {
            ComparisonPage.write(r, r.comparison(), out);
            return;
        } else if (report instanceof Report.OfBench r) {
            ComparisonPage.write(r, r.compared().comparison(), out);
            return;
        }
        Report rest = Treeless.of(report);
        PageData trees = PageData.ofTrees();
        for (Breakdown breakdown : breakdowns(report)) {
            trees.add(tree(report, breakdown).note(BreakdownSection.whole(breakdown)));
        }
        OfflinePage.of(HtmlWriter.class, "report.html")
                .title(title(report))
                .data("report", to -> JsonWriter.write(rest, MOST, new ScriptWriter(to)))
                .packed("trees", trees::write)
                .write(out);
    }

    private static PageTree tree(Report report, Breakdown breakdown) {
        if (report.source().isEmpty()) {
            return PageTrees.of(breakdown);
        }
        Report.Source source = report.source().get();
        boolean isAll = report instanceof Report.Page page
                && !page.explanation().breakdown().equals(Optional.of(breakdown));
        return PageTrees.of(source.recording(), isAll ? Selection.ALL : source.selection(), breakdown);
    }

    /** The trees that the page shows, the one to be seen first in front. */
    private static List<Breakdown> breakdowns(Report report) {
        if (report instanceof Report.Page page) {
            List<Breakdown> all = new ArrayList<>(page.others());
            page.explanation().breakdown().ifPresent(b -> {
                all.removeIf(other -> other.measure() == b.measure());
                all.add(0, b);
            });
            return all;
        } else if (report instanceof Report.OfBreakdown r) {
            return List.of(r.breakdown());
        } else if (report instanceof Report.OfColumns r) {
            return r.tree().columns();
        } else if (report instanceof Report.OfFunctions r) {
            return List.of(r.functions().breakdown());
        }
        return List.of();
    }

    private static String title(Report report) {
        String files = report.origin().recordings().stream()
                .map(info -> info.file())
                .limit(3)
                .collect(Collectors.joining(", "));
        int more = report.origin().recordings().size() - 3;
        return Names.printable("lockspot: " + files + (more > 0 ? " and " + more + " more" : ""));
    }
}
