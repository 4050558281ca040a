package io.lockspot.analyzer.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A table in columns two spaces apart: text to the left, numbers to the right. */
final class Table {

    private static final String GAP = "  ";

    /** Stands for a blank at which no line is broken; in no cell, because cells are printable. */
    private static final char FIXED = '\0';

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
        lines.table(indent, this);
    }

    List<String> header() {
        return header;
    }

    /** For each column whether it has numbers. */
    List<Boolean> numeric() {
        return numeric;
    }

    List<List<String>> rows() {
        return rows;
    }

    /** How many columns of a terminal the table takes. */
    int width() {
        int width = -GAP.length();
        for (int column : widths()) {
            width += GAP.length() + column;
        }
        return width;
    }

    /** Column below column. */
    void aligned(String indent, Lines lines) throws IOException {
        int[] widths = widths();
        lines.drawn(indent + lines.style().faint(format(header, widths)));
        for (List<String> row : rows) {
            lines.drawn(indent + format(row, widths));
        }
    }

    /** For narrow terminals: for each row a line with what it is about, and under it the numbers with their names. */
    void stacked(String indent, Lines lines) throws IOException {
        for (List<String> row : rows) {
            List<String> about = new ArrayList<>();
            List<String> figures = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                if (cell.isEmpty()) {
                    continue;
                }
                if (numeric.get(i)) {
                    figures.add((header.get(i) + " " + cell).replace(' ', FIXED));
                } else {
                    about.add(cell);
                }
            }
            lines.text(indent, String.join(", ", about));
            if (!figures.isEmpty()) {
                fixed(indent + "  ", String.join(", ", figures), lines);
            }
        }
    }

    /** Running text whose figures stay with their names. */
    private static void fixed(String indent, String text, Lines lines) throws IOException {
        StringBuilder drawn = new StringBuilder();
        new Lines(drawn, lines.style()).text(indent, text);
        for (String line : drawn.toString().split("\n")) {
            lines.drawn(line.replace(FIXED, ' '));
        }
    }

    private int[] widths() {
        int[] widths = new int[header.size()];
        widen(widths, header);
        rows.forEach(r -> widen(widths, r));
        return widths;
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
            out.append(i == 0 ? "" : GAP);
            out.append(numeric.get(i) ? padding + cells.get(i) : cells.get(i) + padding);
        }
        return out.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
