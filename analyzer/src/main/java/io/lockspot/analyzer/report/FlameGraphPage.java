package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Breakdown;
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
     * @param breakdowns one picture each, the first is shown first; at least one
     */
    public static void write(String title, String subtitle, List<Breakdown> breakdowns, Appendable out)
            throws IOException {
        FlameGraph page = FlameGraph.page(title).subtitle(subtitle + related(breakdowns));
        for (Breakdown breakdown : breakdowns) {
            page.add(breakdown.measure().id(), breakdown.measure().unit(), breakdown.tree());
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
