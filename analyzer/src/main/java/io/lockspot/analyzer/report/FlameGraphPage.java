package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Breakdown;
import java.io.IOException;
import java.util.List;

/** A self-contained HTML page with the flame graphs of one or more measures. */
public final class FlameGraphPage {

    private FlameGraphPage() {}

    /**
     * @param title shown above the pictures, taken as text
     * @param subtitle what the page was made from, taken as text
     * @param breakdowns one picture each, the first is shown first
     */
    public static void write(String title, String subtitle, List<Breakdown> breakdowns, Appendable out)
            throws IOException {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>");
        out.append(escaped(title))
                .append("</title>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n<p>");
        out.append(escaped(subtitle)).append("</p>\n");
        for (Breakdown breakdown : breakdowns) {
            StringBuilder stacks = new StringBuilder();
            CollapsedText.write(breakdown.tree(), stacks);
            out.append("<h2>").append(breakdown.measure().id()).append(" (");
            out.append(breakdown.measure().unit()).append(")</h2>\n<pre>");
            out.append(escaped(stacks.toString())).append("</pre>\n");
        }
        out.append("</html>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
