package io.lockspot.analyzer.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A table in columns two spaces apart: text to the left, numbers to the right. */
final class Table {

    private final List<String> header = new ArrayList<>();
    private final List<Boolean> numeric = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    Table text(String name) {
        return column(name, false);
    }

    Table number(String name) {
        return column(name, true);
    }

    private Table column(String name, boolean number) {
        header.add(name);
        numeric.add(number);
        return this;
    }

    void row(List<String> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + header.size() + " columns");
        }
        rows.add(List.copyOf(cells));
    }

    void write(String indent, Lines lines) throws IOException {
        int[] widths = new int[header.size()];
        widen(widths, header);
        rows.forEach(r -> widen(widths, r));
        lines.line(indent + lines.style().faint(format(header, widths)));
        for (List<String> row : rows) {
            lines.line(indent + format(row, widths));
        }
    }

    private static void widen(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(cells.get(i)));
        }
    }

    private String format(List<String> cells, int[] widths) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - width(cells.get(i)));
            out.append(i == 0 ? "" : "  ");
            out.append(numeric.get(i) ? padding + cells.get(i) : cells.get(i) + padding);
        }
        return out.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
