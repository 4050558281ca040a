package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.demo.DemoRow.Verdict;
import io.lockspot.analyzer.cli.demo.scenario.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The comparison as text: the median of the runs, the lowest and the highest, and the change. */
final class DemoTable {

    private static final String GAP = "   ";

    private final List<DemoRow> rows;

    DemoTable(List<DemoRow> rows) {
        this.rows = rows;
    }

    /** The lines of the table, each ended by a line feed. */
    String text() {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("", "before", "after", "change"));
        for (DemoRow row : rows) {
            Unit unit = row.measurement().unit();
            cells.add(List.of(
                    row.measurement().label(), spread(unit, row.before()), spread(unit, row.after()), change(row)));
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : cells) {
            StringBuilder out = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                out.append(column == 0 ? "" : GAP).append(pad(line.get(column), width(cells, column)));
            }
            text.append(out.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int width(List<List<String>> cells, int column) {
        return cells.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }

    private static String spread(Unit unit, Spread spread) {
        String median = unit.text(spread.median());
        return spread.values().size() == 1
                ? median
                : median + " (" + unit.text(spread.min()) + " – " + unit.text(spread.max()) + ")";
    }

    /** As benchstat does: a change that the runs do not show is a tilde, not a number. */
    private static String change(DemoRow row) {
        if (row.verdict() == Verdict.UNCLEAR || row.changePercent().isEmpty()) {
            return "~";
        }
        return percent(row.changePercent().getAsDouble(), row.after().median());
    }

    /** What is almost gone is not gone: a hundred percent less is written of nothing else than zero. */
    private static String percent(double change, double after) {
        String whole = String.format(Locale.ROOT, "%+.0f %%", change);
        return whole.equals("-100 %") && after != 0
                ? String.format(Locale.ROOT, "%+.1f %%", Math.max(change, -99.9))
                : whole;
    }
}
