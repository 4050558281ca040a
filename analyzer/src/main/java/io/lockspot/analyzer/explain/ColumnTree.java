package io.lockspot.analyzer.explain;

import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Several measures, or their parts, as columns of one call tree: the union of their trees, in which a node has a weight
 * of each. A path that a measure does not have weighs nothing there. Every walk is iterative.
 */
public final class ColumnTree {

    private final List<Breakdown> columns;
    private final Node root;

    /** One function on one path from the root. */
    public static final class Node {
        private final Frame frame;
        private final long[] totals;
        private final long[] selfs;
        private final Map<Frame, Node> children = new HashMap<>(4);

        private Node(Frame frame, int columns) {
            this.frame = frame;
            totals = new long[columns];
            selfs = new long[columns];
        }

        public Frame frame() {
            return frame;
        }

        /** The weight in that column of the stacks that pass through this node or end in it. */
        public long total(int column) {
            return totals[column];
        }

        /** The weight in that column of the stacks that end in this node. */
        public long self(int column) {
            return selfs[column];
        }

        /** Whether a stack of any measure ends here. */
        public boolean endsStacks() {
            for (long self : selfs) {
                if (self > 0) {
                    return true;
                }
            }
            return false;
        }
    }

    private record Pair(Node into, CallTree.Node from) {}

    private ColumnTree(List<Breakdown> columns, Frame root) {
        this.columns = List.copyOf(columns);
        this.root = new Node(root, columns.size());
    }

    /** @param columns one for each measure or part of one, made with the same selection; at least one */
    public static ColumnTree of(List<Breakdown> columns) {
        ColumnTree tree = new ColumnTree(columns, columns.get(0).tree().root().frame());
        for (int i = 0; i < columns.size(); i++) {
            tree.add(i, columns.get(i).tree());
        }
        return tree;
    }

    private void add(int column, CallTree tree) {
        Deque<Pair> open = new ArrayDeque<>();
        open.push(new Pair(root, tree.root()));
        while (!open.isEmpty()) {
            Pair pair = open.pop();
            pair.into.totals[column] = pair.from.total();
            pair.into.selfs[column] = pair.from.self();
            for (CallTree.Node child : pair.from.children()) {
                Node into = pair.into.children.computeIfAbsent(child.frame(), f -> new Node(f, columns.size()));
                open.push(new Pair(into, child));
            }
        }
    }

    public List<Breakdown> columns() {
        return columns;
    }

    public Node root() {
        return root;
    }

    /** The share of the column's whole, 0 to 100. */
    public double share(Node node, int column) {
        return columns.get(column).share(node.totals[column]);
    }

    /** The highest of the node's shares. */
    public double share(Node node) {
        double highest = 0;
        for (int i = 0; i < columns.size(); i++) {
            highest = Math.max(highest, share(node, i));
        }
        return highest;
    }

    /** The children, that with the highest share in any column first. */
    public List<Node> children(Node parent) {
        List<Node> sorted = new ArrayList<>(parent.children.values());
        sorted.sort(Comparator.comparingDouble((Node node) -> share(node))
                .reversed()
                .thenComparing(Node::frame));
        return sorted;
    }
}
