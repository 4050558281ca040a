package io.lockspot.analyzer.report;

import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.flamegraphs.CollapsedDiff;
import io.lockspot.flamegraphs.DiffGraph;
import io.lockspot.flamegraphs.DiffScale;
import io.lockspot.flamegraphs.DiffSvg;
import io.lockspot.flamegraphs.FlameGraph;
import io.lockspot.flamegraphs.FlameGraphSvg;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A self-contained HTML page with the flame graphs of one or more measures. */
public final class FlameGraphPage {

    private FlameGraphPage() {}

    /**
     * @param title shown above the pictures, taken as text
     * @param subtitle what the page was made from, taken as text
     * @param recording what the breakdowns are of: it tells which units their weights can be shown in, and the threads
     * @param selection how they were chosen from it
     * @param breakdowns one picture each, the first is shown first; at least one
     */
    public static void write(
            String title,
            String subtitle,
            Recording recording,
            Selection selection,
            List<Breakdown> breakdowns,
            Appendable out)
            throws IOException {
        FlameGraph page = FlameGraph.page(title)
                .subtitle(subtitle + related(breakdowns))
                .shownIn(PageTrees.words(breakdowns.get(0).per()));
        for (Breakdown breakdown : breakdowns) {
            page.add(PageTrees.of(recording, selection, breakdown));
        }
        page.write(out);
    }

    /**
     * A picture for documents of one measure.
     *
     * @param subtitle what it was made from, taken as text
     */
    public static void writeSvg(String subtitle, Breakdown breakdown, Appendable out) throws IOException {
        FlameGraphSvg.write(
                "lockspot: " + breakdown.measure().id(),
                subtitle + related(List.of(breakdown)),
                breakdown.measure().unit(),
                breakdown.tree(),
                out);
    }

    /**
     * The differences of one or more measures.
     *
     * @param doubts what else differs between the sides, as {@link #doubts}; may be empty
     * @param before what the side before was made from, taken as text
     * @param differences the first is shown first; at least one
     */
    public static void writeDiff(
            String doubts, String before, String after, List<Difference> differences, Appendable out)
            throws IOException {
        DiffGraph page = DiffGraph.page("lockspot", doubts, before, after);
        for (Difference difference : differences) {
            page.add(
                    difference.measure().id(),
                    difference.measure().unit(),
                    "",
                    difference.tree(),
                    difference.scales(),
                    difference.samplesBefore(),
                    difference.samplesAfter());
        }
        page.write(out);
    }

    /** What else than the change differs between the runs, in words; empty when nothing does. */
    public static String doubts(Comparison comparison) {
        return ComparisonHeadline.notTheSame(comparison.differences()).replaceFirst("^\\. ", "");
    }

    /** The difference of one measure as a picture for documents. */
    public static void writeDiffSvg(String doubts, String before, String after, Difference difference, Appendable out)
            throws IOException {
        DiffScale scale = difference.scales().get(0);
        String per = scale.kind() == DiffScale.Kind.SHARE ? "share of each side" : "per " + scale.name();
        DiffSvg.write(
                "lockspot: " + difference.measure().id() + " before and after, " + per,
                (doubts.isEmpty() ? "" : doubts + ". ") + before + " \u2192 " + after,
                difference.measure().unit(),
                difference.tree(),
                scale,
                difference.samplesBefore(),
                difference.samplesAfter(),
                out);
    }

    /** The difference of one measure as collapsed stacks with two columns, the weights as they were recorded. */
    public static void writeDiffCollapsed(Difference difference, Appendable out) throws IOException {
        CollapsedDiff.write(difference.tree(), out);
    }

    /** What the whole of each picture comes to in relation to operations or time; the pictures show totals. */
    private static String related(List<Breakdown> breakdowns) {
        return breakdowns.stream()
                .filter(breakdown -> breakdown.per().divisor().isPresent())
                .map(breakdown -> "; " + breakdown.measure().id() + Figures.whole(breakdown))
                .collect(Collectors.joining());
    }
}
