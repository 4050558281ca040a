package io.lockspot.flamegraphs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A difference cut down to {@link PageLimits}, as rows in preorder. As with one tree nothing is lost without a trace:
 * what was cut is in {@code [other]} and {@code [truncated]} rows with its weight on both sides.
 */
final class DiffRows {

    /**
     * One node.
     *
     * @param level 0 for the root
     * @param folded how many frames this row stands for, 0 for an ordinary one
     */
    record Row(int level, Frame frame, long before, long after, DiffVerdict verdict, int folded) {}

    /** A row to come and the node whose children follow it; null for a row of folded frames. */
    private record Step(Row row, CallTreeDiff.Node node) {}

    private final PageLimits limits;
    private final List<Row> rows = new ArrayList<>();
    private final Deque<Step> open = new ArrayDeque<>();
    private double threshold = -1;
    private int ties;

    private DiffRows(PageLimits limits) {
        this.limits = limits;
    }

    static List<Row> of(CallTreeDiff diff, PageLimits limits) {
        DiffRows pruned = new DiffRows(limits);
        pruned.chooseThreshold(diff);
        pruned.walk(diff.root());
        return pruned.rows;
    }

    /** A child is no heavier than its parent, so the heaviest nodes hang together as a tree. */
    private void chooseThreshold(CallTreeDiff diff) {
        double[] all = new double[1024];
        int size = 0;
        List<CallTreeDiff.Node> nodes = List.of(diff.root());
        for (int level = 0; level <= limits.depth() && !nodes.isEmpty(); level++) {
            List<CallTreeDiff.Node> below = new ArrayList<>();
            for (CallTreeDiff.Node node : nodes) {
                all = size == all.length ? Arrays.copyOf(all, 2 * size) : all;
                all[size++] = node.heaviness();
                below.addAll(node.children());
            }
            nodes = below;
        }
        if (size > limits.nodes()) {
            all = Arrays.copyOf(all, size);
            Arrays.sort(all);
            int first = size - limits.nodes();
            threshold = all[first];
            while (first < size && all[first] == threshold) {
                first++;
                ties++;
            }
        }
    }

    private void walk(CallTreeDiff.Node root) {
        isKept(root);
        open.push(new Step(row(root, 0), root));
        while (!open.isEmpty()) {
            Step step = open.pop();
            rows.add(step.row);
            if (step.node != null) {
                openChildren(step.node.children(), step.row.level);
            }
        }
    }

    private void openChildren(List<CallTreeDiff.Node> children, int level) {
        boolean tooDeep = level == limits.depth();
        int kept = 0;
        while (!tooDeep && kept < children.size() && isKept(children.get(kept))) {
            kept++;
        }
        List<CallTreeDiff.Node> rest = children.subList(kept, children.size());
        if (!rest.isEmpty()) {
            Frame marker = tooDeep ? PrunedTree.TRUNCATED : PrunedTree.OTHER;
            open.push(new Step(folded(marker, rest, level + 1), null));
        }
        for (int i = kept - 1; i >= 0; i--) {
            open.push(new Step(row(children.get(i), level + 1), children.get(i)));
        }
    }

    private boolean isKept(CallTreeDiff.Node node) {
        return node.heaviness() > threshold || node.heaviness() == threshold && ties-- > 0;
    }

    private static Row row(CallTreeDiff.Node node, int level) {
        return new Row(level, node.frame(), node.selfBefore(), node.selfAfter(), node.verdict(), 0);
    }

    private static Row folded(Frame marker, List<CallTreeDiff.Node> branches, int level) {
        long before = 0;
        long after = 0;
        int frames = 0;
        Deque<CallTreeDiff.Node> open = new ArrayDeque<>();
        for (CallTreeDiff.Node branch : branches) {
            before = CallTree.sum(before, branch.totalBefore());
            after = CallTree.sum(after, branch.totalAfter());
            open.push(branch);
            while (!open.isEmpty()) {
                frames++;
                open.pop().children().forEach(open::push);
            }
        }
        return new Row(level, marker, before, after, DiffVerdict.UNKNOWN, frames);
    }
}
