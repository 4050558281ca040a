package io.lockspot.samples.overhead;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table in Markdown, padded so that it can be read as it is. All columns but the first few are numbers. */
final class Table {

    private final int texts;
    private final List<String[]> rows = new ArrayList<>();

    /** @param texts how many of the first columns are aligned to the left */
    Table(int texts, String... heads) {
        this.texts = texts;
        rows.add(heads);
    }

    void row(String... cells) {
        if (cells.length != rows.get(0).length) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + rows.get(0).length);
        }
        rows.add(cells);
    }

    void print(PrintWriter out) {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        line(rows.get(0), widths, out);
        String[] rule = new String[widths.length];
        for (int i = 0; i < rule.length; i++) {
            rule[i] = i < texts ? "-".repeat(widths[i]) : "-".repeat(Math.max(1, widths[i] - 1)) + ":";
        }
        line(rule, widths, out);
        rows.subList(1, rows.size()).forEach(row -> line(row, widths, out));
    }

    private void line(String[] cells, int[] widths, PrintWriter out) {
        String[] padded = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            String blanks = " ".repeat(widths[i] - cells[i].length());
            padded[i] = i < texts ? cells[i] + blanks : blanks + cells[i];
        }
        out.println(Arrays.stream(padded).reduce("|", (line, cell) -> line + " " + cell + " |"));
    }
}
