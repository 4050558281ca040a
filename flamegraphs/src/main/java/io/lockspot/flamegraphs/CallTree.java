package io.lockspot.flamegraphs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * All stacks of one measure folded together. A node's total is the weight of every stack that passes through it, its
 * self the weight of the stacks that end there; weights are what the measure counts (nanoseconds, samples) and never
 * negative. Sums stop at {@link Long#MAX_VALUE} instead of turning negative; no honest recording gets there, but a
 * forged one might.
 *
 * <p>A tree is a mergeable summary: {@link #add(CallTree)} is associative and commutative, and the empty tree changes
 * nothing. Every walk is iterative, so a stack of 20,000 frames is no different from one of ten.
 *
 * <p>Not safe for use by several threads while it is being filled.
 */
public final class CallTree {

    /** Heaviest first; equals in the order of their frames, so that the same stacks always print the same. */
    public static final Comparator<Node> HEAVIEST_FIRST =
            Comparator.comparingLong(Node::total).reversed().thenComparing(Node::frame);

    private final Node root = new Node(Frame.other("all"));

    /** One function on one path from the root. */
    public static final class Node {
        private static final int FEW = 8;

        private final Frame frame;

        /** A list, for most nodes have one child and a table for each would take three times the memory. */
        private Node firstChild;

        private Node nextSibling;

        /** The same children, once they are many; else null. */
        private Map<Frame, Node> byFrame;

        private int childCount;
        private long total;
        private long self;

        private Node(Frame frame) {
            this.frame = frame;
        }

        public Frame frame() {
            return frame;
        }

        /** The weight of the stacks that pass through this node or end in it. */
        public long total() {
            return total;
        }

        /** The weight of the stacks that end in this node. */
        public long self() {
            return self;
        }

        /** The child for that frame, or null when no stack went there. */
        public Node child(Frame callee) {
            if (byFrame != null) {
                return byFrame.get(callee);
            }
            Node child = firstChild;
            while (child != null && child.frame != callee && !child.frame.equals(callee)) {
                child = child.nextSibling;
            }
            return child;
        }

        /** The child for that frame, made when it is not there. */
        private Node childOrNew(Frame callee) {
            Node child = child(callee);
            if (child == null) {
                child = new Node(callee);
                child.nextSibling = firstChild;
                firstChild = child;
                childCount++;
                if (byFrame != null) {
                    byFrame.put(callee, child);
                } else if (childCount > FEW) {
                    byFrame = new HashMap<>();
                    for (Node each = firstChild; each != null; each = each.nextSibling) {
                        byFrame.put(each.frame, each);
                    }
                }
            }
            return child;
        }

        /** The children in the order {@link CallTree#HEAVIEST_FIRST}; a new list at each call. */
        public List<Node> children() {
            List<Node> sorted = new ArrayList<>(childCount);
            for (Node child = firstChild; child != null; child = child.nextSibling) {
                sorted.add(child);
            }
            if (childCount > 1) {
                sorted.sort(HEAVIEST_FIRST);
            }
            return sorted;
        }

        public boolean isLeaf() {
            return firstChild == null;
        }

        @Override
        public String toString() {
            return frame.label() + " total=" + total + " self=" + self;
        }
    }

    /** The root, named {@code all}; its total is the weight of the whole tree. */
    public Node root() {
        return root;
    }

    public long total() {
        return root.total;
    }

    public boolean isEmpty() {
        return root.total == 0;
    }

    /**
     * Adds one stack.
     *
     * @param rootFirst the frames, outermost caller first; may be empty, which adds to the root's self
     * @param weight what the stack stands for; zero adds nothing
     * @throws IllegalArgumentException if the weight is negative
     */
    public void add(List<Frame> rootFirst, long weight) {
        if (weight < 0) {
            throw new IllegalArgumentException("negative weight: " + weight);
        }
        if (weight == 0) {
            return;
        }
        Node node = root;
        node.total = sum(node.total, weight);
        for (Frame frame : rootFirst) {
            node = node.childOrNew(frame);
            node.total = sum(node.total, weight);
        }
        node.self = sum(node.self, weight);
    }

    /** Adds every stack of the other tree, which stays as it is. */
    public void add(CallTree other) {
        record Pair(Node into, Node from) {}
        Deque<Pair> open = new ArrayDeque<>();
        open.push(new Pair(root, other.root));
        while (!open.isEmpty()) {
            Pair pair = open.pop();
            pair.into.total = sum(pair.into.total, pair.from.total);
            pair.into.self = sum(pair.into.self, pair.from.self);
            for (Node child = pair.from.firstChild; child != null; child = child.nextSibling) {
                open.push(new Pair(pair.into.childOrNew(child.frame), child));
            }
        }
    }

    /**
     * A tree of rows in preorder; rows without weight have no node, equal ones are one.
     *
     * @param parents of each row; the first is the root, whose frame does not count
     * @param self of each row
     */
    static CallTree ofRows(int[] parents, IntFunction<Frame> frames, long[] self) {
        long[] totals = self.clone();
        for (int row = totals.length - 1; row > 0; row--) {
            totals[parents[row]] = sum(totals[parents[row]], totals[row]);
        }
        CallTree tree = new CallTree();
        Node[] nodes = new Node[totals.length];
        for (int row = 0; row < totals.length; row++) {
            if (totals[row] > 0) {
                Node node = row == 0 ? tree.root : nodes[parents[row]].childOrNew(frames.apply(row));
                node.total = sum(node.total, totals[row]);
                node.self = sum(node.self, self[row]);
                nodes[row] = node;
            }
        }
        return tree;
    }

    /**
     * The same stacks read from the leaf: the functions that the time was spent in come first, and under each its
     * callers. A new tree with the same total; a stack without frames stays one. The other way round again gives this
     * tree back. It has as many nodes as the stacks have frames together, which for very deep trees is more than here.
     */
    public CallTree inverted() {
        CallTree inverted = new CallTree();
        forEachStack((rootFirst, weight) -> {
            List<Frame> leafFirst = new ArrayList<>(rootFirst);
            Collections.reverse(leafFirst);
            inverted.add(leafFirst, weight);
        });
        return inverted;
    }

    /** Receives the folded stacks of a tree. */
    @FunctionalInterface
    public interface StackVisitor {
        /**
         * @param rootFirst the frames, outermost caller first, without the root; valid during the call only, copy
         *     what must outlive it
         * @param weight the self weight of the last frame, always above zero
         */
        void visit(List<Frame> rootFirst, long weight);
    }

    /** Calls the visitor once for every path that a stack ends on, heaviest branches first. */
    public void forEachStack(StackVisitor visitor) {
        record Step(Node node, int depth) {}
        List<Frame> path = new ArrayList<>();
        Deque<Step> open = new ArrayDeque<>();
        open.push(new Step(root, 0));
        while (!open.isEmpty()) {
            Step step = open.pop();
            while (path.size() >= Math.max(step.depth, 1)) {
                path.remove(path.size() - 1);
            }
            if (step.depth > 0) {
                path.add(step.node.frame);
            }
            if (step.node.self > 0) {
                visitor.visit(path, step.node.self);
            }
            List<Node> children = step.node.children();
            for (int i = children.size() - 1; i >= 0; i--) {
                open.push(new Step(children.get(i), step.depth + 1));
            }
        }
    }

    /** Of two weights that are not negative; stops at the largest. */
    static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
