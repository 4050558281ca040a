package io.lockspot.flamegraphs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A call tree cut down to {@link PageLimits}, as rows in preorder: a parent before its children, heaviest child first.
 * Nothing is lost without a trace: what was cut is in {@code [other]} and {@code [truncated]} rows, with its weight and
 * the number of frames in it, so that every total stays what it was.
 */
final class PrunedTree {

    static final Frame OTHER = Frame.other("[other]");
    static final Frame TRUNCATED = Frame.other("[truncated]");

    /**
     * One node.
     *
     * @param level 0 for the root
     * @param self in the unit of the tree
     * @param folded how many frames of the call tree this row stands for, 0 for an ordinary one
     */
    record Row(int level, Frame frame, long self, int folded) {}

    /** A row to come and the node whose children follow it; null for a row of folded frames, which has none. */
    private record Step(Row row, CallTree.Node node) {}

    private final PageLimits limits;
    private final List<Row> rows = new ArrayList<>();
    private final Deque<Step> open = new ArrayDeque<>();
    /** Nodes heavier than this are kept. */
    private long threshold;
    /** So many of the nodes that weigh exactly the threshold are kept as well. */
    private int ties;

    private PrunedTree(PageLimits limits) {
        this.limits = limits;
    }

    static List<Row> rows(CallTree tree, PageLimits limits) {
        PrunedTree pruned = new PrunedTree(limits);
        pruned.chooseThreshold(tree);
        pruned.walk(tree);
        return pruned.rows;
    }

    /** A child weighs no more than its parent, so the heaviest nodes hang together as a tree. */
    private void chooseThreshold(CallTree tree) {
        long[] totals = totals(tree);
        if (totals.length <= limits.nodes()) {
            threshold = -1;
            return;
        }
        Arrays.sort(totals);
        int first = totals.length - limits.nodes();
        threshold = totals[first];
        while (first < totals.length && totals[first] == threshold) {
            first++;
            ties++;
        }
    }

    /** Of the nodes that are not too deep: what is cut there anyway must not crowd out others. */
    private long[] totals(CallTree tree) {
        long[] totals = new long[1024];
        int size = 0;
        List<CallTree.Node> nodes = List.of(tree.root());
        for (int level = 0; level <= limits.depth() && !nodes.isEmpty(); level++) {
            List<CallTree.Node> below = new ArrayList<>();
            for (CallTree.Node node : nodes) {
                totals = size == totals.length ? Arrays.copyOf(totals, 2 * size) : totals;
                totals[size++] = node.total();
                below.addAll(node.children());
            }
            nodes = below;
        }
        return Arrays.copyOf(totals, size);
    }

    private void walk(CallTree tree) {
        isKept(tree.root());
        open.push(new Step(row(tree.root(), 0), tree.root()));
        while (!open.isEmpty()) {
            Step step = open.pop();
            rows.add(step.row);
            if (step.node != null) {
                openChildren(step.node.children(), step.row.level);
            }
        }
    }

    private void openChildren(List<CallTree.Node> children, int level) {
        boolean tooDeep = level == limits.depth();
        int kept = tooDeep ? 0 : kept(children);
        List<CallTree.Node> rest = children.subList(kept, children.size());
        if (!rest.isEmpty()) {
            open.push(new Step(folded(tooDeep ? TRUNCATED : OTHER, rest, level + 1), null));
        }
        for (int i = kept - 1; i >= 0; i--) {
            open.push(new Step(row(children.get(i), level + 1), children.get(i)));
        }
    }

    private static Row row(CallTree.Node node, int level) {
        return new Row(level, node.frame(), node.self(), 0);
    }

    /** How many of the children, heaviest first, stay. */
    private int kept(List<CallTree.Node> children) {
        int kept = 0;
        while (kept < children.size() && isKept(children.get(kept))) {
            kept++;
        }
        return kept;
    }

    private boolean isKept(CallTree.Node node) {
        return node.total() > threshold || node.total() == threshold && ties-- > 0;
    }

    private static Row folded(Frame marker, List<CallTree.Node> branches, int level) {
        long weight = 0;
        int frames = 0;
        Deque<CallTree.Node> open = new ArrayDeque<>();
        for (CallTree.Node branch : branches) {
            weight = CallTree.sum(weight, branch.total());
            open.push(branch);
            while (!open.isEmpty()) {
                frames++;
                open.pop().children().forEach(open::push);
            }
        }
        return new Row(level, marker, weight, frames);
    }
}
