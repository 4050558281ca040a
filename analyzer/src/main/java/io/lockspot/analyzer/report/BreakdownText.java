package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.flamegraphs.CallTree.Node;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Draws a call tree, one line a frame, children under their parents, heaviest first. An only child of the same weight
 * stays in its parent's column, so that long chains do not run off the page; what still would goes on below, under a mark. Branches that are cut off are counted: in
 * a line of their own where they weigh as much together as a line must, and all of them under the tree.
 */
final class BreakdownText {

    private final Breakdown breakdown;
    private final TreeCut cut;
    private final Lines lines;
    private final Deque<Line> open = new ArrayDeque<>();
    private final Deque<Further> further = new ArrayDeque<>();
    private int marks;
    private long foldedPaths;
    private long foldedWeight;

    /**
     * A line to be written.
     *
     * @param node null for a rest
     * @param lead what stands before the share
     * @param below what stands before the leads of the children
     */
    private record Line(Node node, Rest rest, String lead, String below, int depth) {}

    /** A branch that goes on under a mark, below the tree, because it would run off the page where it is. */
    private record Further(String mark, Line line) {}

    /** Branches that were cut off. */
    private record Rest(long paths, long weight) {}

    private BreakdownText(Breakdown breakdown, TreeCut cut, Lines lines) {
        this.breakdown = breakdown;
        this.cut = cut;
        this.lines = lines;
    }

    static void write(Breakdown breakdown, TreeCut cut, Lines lines) throws IOException {
        new BreakdownText(breakdown, cut, lines).write();
    }

    private void write() throws IOException {
        TreeCut.Children top = cut.children(breakdown.tree().root(), 0);
        count(top);
        boolean first = true;
        for (Node root : top.shown()) {
            if (!first) {
                lines.blank();
            }
            first = false;
            writeFrom(new Line(root, null, "", "", 1));
            while (!further.isEmpty()) {
                Further next = further.remove();
                lines.blank();
                lines.drawn(next.mark + " " + next.line.depth + " frames deep:");
                writeFrom(next.line);
            }
        }
        if (foldedPaths > 0) {
            lines.blank();
            lines.line(lines.style().faint(footer()));
        }
    }

    private void writeFrom(Line top) throws IOException {
        open.push(top);
        while (!open.isEmpty()) {
            Line line = open.pop();
            if (line.node == null) {
                lines.drawn(line.lead + lines.style().faint(rest(line.rest)));
            } else {
                lines.drawn(drawn(line.node, line.lead) + pushChildren(line));
            }
        }
    }

    /** @return what the parent's line ends in */
    private String pushChildren(Line parent) {
        TreeCut.Children children = cut.children(parent.node, parent.depth);
        boolean showsRest = children.foldedWeight() > 0 && cut.isShown(children.foldedWeight());
        List<Node> shown = children.shown();
        if (shown.size() == 1 && !showsRest && sameFigure(parent.node, shown.get(0))) {
            count(children);
            open.push(new Line(shown.get(0), null, parent.below, parent.below, parent.depth + 1));
            return "";
        }
        boolean empty = shown.isEmpty() && !showsRest;
        if (!empty && parent.below.length() >= lines.style().deepest()) {
            Further next = new Further("[" + ++marks + "]", new Line(parent.node, null, "", "", parent.depth));
            further.add(next);
            return lines.style().faint(" … " + next.mark);
        }
        count(children);
        if (showsRest) {
            Rest rest = new Rest(children.foldedPaths(), children.foldedWeight());
            open.push(new Line(null, rest, parent.below + " └─", parent.below, parent.depth + 1));
        }
        boolean last = !showsRest;
        for (Iterator<Node> it = backwards(shown); it.hasNext(); last = false) {
            String lead = parent.below + (last ? " └─" : " ├─");
            open.push(new Line(it.next(), null, lead, parent.below + (last ? "   " : " │ "), parent.depth + 1));
        }
        return "";
    }

    private static Iterator<Node> backwards(List<Node> nodes) {
        return new ArrayDeque<>(nodes).descendingIterator();
    }

    private boolean sameFigure(Node parent, Node child) {
        return Figures.of(breakdown, parent.total()).equals(Figures.of(breakdown, child.total()));
    }

    private void count(TreeCut.Children children) {
        foldedPaths += children.foldedPaths();
        foldedWeight += children.foldedWeight();
    }

    private String drawn(Node node, String lead) {
        Style style = lines.style();
        return lead
                + style.figure(Figures.of(breakdown, node.total()), breakdown.share(node.total()))
                + "  "
                + style.frame(Names.of(node.frame()), node.frame().kind());
    }

    private String rest(Rest rest) {
        return "… " + Units.count(rest.paths, "more path, ", "more paths, ") + Figures.of(breakdown, rest.weight);
    }

    private String footer() {
        return "folded in all: "
                + Units.count(foldedPaths, "path, ", "paths, ")
                + Figures.of(breakdown, foldedWeight)
                + cut.reason();
    }
}
