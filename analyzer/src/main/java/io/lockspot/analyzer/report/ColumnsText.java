package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.ColumnTree;
import io.lockspot.analyzer.explain.ColumnTree.Node;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Draws a call tree with several measures: a column for each, then the tree, one line a frame. An only child
 * with the same figures stays in its parent's column.
 */
final class ColumnsText {

    /** What a line must weigh in some column when the user does not say; percent. */
    private static final double LEAST_SHARE = 0.5;

    private static final String GAP = "  ";

    private final ColumnTree tree;
    private final ColumnsCut cut;
    private final Lines lines;
    private final Deque<Line> open = new ArrayDeque<>();
    private final Deque<Further> further = new ArrayDeque<>();
    private int marks;
    private long folded;

    /** A branch that goes on under a mark, below the tree. */
    private record Further(String mark, Line line) {}

    private record Line(Node node, String lead, String below, int depth) {}

    private ColumnsText(Report.OfColumns report, Lines lines) {
        this.tree = report.tree();
        this.cut = new ColumnsCut(tree, report.cut(), LEAST_SHARE);
        this.lines = lines;
    }

    static void write(Report.OfColumns report, Lines lines) throws IOException {
        new ColumnsText(report, lines).write();
    }

    private void write() throws IOException {
        int longest =
                tree.columns().stream().mapToInt(c -> name(c).length()).max().orElse(0);
        for (Breakdown column : tree.columns()) {
            lead(padded(name(column), -longest) + GAP, whole(column));
        }
        lines.blank();
        List<Node> top = shown(tree.root(), 0);
        if (top.isEmpty()) {
            lines.line("no stack left: nothing matches");
            return;
        }
        lines.drawn(lines.style().faint(header()));
        pushAll(top, "", "", 1);
        draw();
        while (!further.isEmpty()) {
            Further next = further.remove();
            lines.blank();
            lines.drawn(next.mark + " " + next.line.depth + " frames deep:");
            open.push(next.line);
            draw();
        }
        if (folded > 0) {
            lines.blank();
            lines.line(lines.style().faint("folded in all: " + Units.count(folded, "path", "paths") + cut.reason()));
        }
    }

    /** What does not fit goes on below the text, not below the column's name. */
    private void lead(String name, String text) throws IOException {
        if (lines.style().fits(name + text)) {
            lines.line(name + text);
        } else {
            lines.text(name, text);
        }
    }

    private void draw() throws IOException {
        while (!open.isEmpty()) {
            Line line = open.pop();
            lines.drawn(drawn(line) + push(line));
        }
    }

    /** @return what the parent's line ends in */
    private String push(Line parent) {
        ColumnsCut.Children cutOff = cut.children(parent.node, parent.depth);
        List<Node> children = cutOff.shown();
        boolean deeper = parent.below.length() >= lines.style().deepest();
        boolean only = children.size() == 1 && figures(parent.node).equals(figures(children.get(0)));
        if (!children.isEmpty() && !only && deeper) {
            Further next = new Further("[" + ++marks + "]", new Line(parent.node, "", "", parent.depth));
            further.add(next);
            return lines.style().faint(" … " + next.mark);
        }
        folded += cutOff.foldedPaths();
        if (only) {
            open.push(new Line(children.get(0), parent.below, parent.below, parent.depth + 1));
        } else {
            pushAll(children, parent.below + " ├─ ", parent.below + " └─ ", parent.depth + 1);
        }
        return "";
    }

    /** The last to be pushed is the first to be drawn. */
    private void pushAll(List<Node> nodes, String lead, String lastLead, int depth) {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            boolean last = i == nodes.size() - 1;
            String drawn = last ? lastLead : lead;
            open.push(
                    new Line(nodes.get(i), drawn, drawn.replace(" ├─ ", " │  ").replace(" └─ ", "    "), depth));
        }
    }

    private List<Node> shown(Node parent, int level) {
        ColumnsCut.Children children = cut.children(parent, level);
        folded += children.foldedPaths();
        return children.shown();
    }

    private String header() {
        StringBuilder header = new StringBuilder();
        for (int i = 0; i < tree.columns().size(); i++) {
            header.append(padded(name(tree.columns().get(i)), width(i))).append(GAP);
        }
        return header.append("path").toString();
    }

    private String drawn(Line line) {
        Style style = lines.style();
        StringBuilder text = new StringBuilder();
        List<String> figures = figures(line.node);
        for (int i = 0; i < figures.size(); i++) {
            String figure = figures.get(i);
            text.append(" ".repeat(Math.max(0, width(i) - figure.length())));
            text.append(figure.equals("-") ? figure : style.figure(figure, tree.share(line.node, i)));
            text.append(GAP);
        }
        return text.append(line.lead)
                .append(style.frame(
                        Names.of(line.node.frame()), line.node.frame().kind()))
                .toString();
    }

    /** As they are printed; a dash where the measure does not have the path. */
    private List<String> figures(Node node) {
        List<String> figures = new ArrayList<>();
        for (int i = 0; i < tree.columns().size(); i++) {
            figures.add(node.total(i) == 0 ? "-" : Figures.of(tree.columns().get(i), node.total(i)));
        }
        return figures;
    }

    /** The measure, or the part of it; both where a part of that name could be of another measure. */
    private String name(Breakdown column) {
        String measure = column.measure().id();
        boolean several = tree.columns().stream().anyMatch(c -> c.measure() != column.measure());
        return column.part()
                .map(part -> several ? measure + " " + part.id() : part.id())
                .orElse(measure);
    }

    private static String whole(Breakdown column) {
        long weight = column.tree().total();
        return column.part().isEmpty()
                ? BreakdownSection.whole(column)
                : Figures.of(column, weight) + ", " + Units.weight(column.measure(), weight);
    }

    private int width(int column) {
        return Math.max(name(tree.columns().get(column)).length(), "100.00%".length());
    }

    /** To the right of the width, or to the left when it is negative. */
    private static String padded(String text, int width) {
        String gap = " ".repeat(Math.max(0, Math.abs(width) - text.length()));
        return width < 0 ? text + gap : gap + text;
    }
}
