package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.flamegraphs.FlameGraph;
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

    /** What the whole of each picture comes to in relation to operations or time; the pictures show totals. */
    private static String related(List<Breakdown> breakdowns) {
        return breakdowns.stream()
                .filter(breakdown -> breakdown.per().divisor().isPresent())
                .map(breakdown -> "; " + breakdown.measure().id() + Figures.whole(breakdown))
                .collect(Collectors.joining());
    }
}
