package io.lockspot.flamegraphs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The union of two call trees of one measure: every path that occurs before a change, after it, or both, with its weight
 * on either side. A path that vanished is a node as much as one that is new. Weights are those of the trees; to compare
 * sides that were recorded for different times they are divided, see {@link DiffScale}.
 *
 * <p>The weights are a mergeable summary: {@link #plus} is associative and commutative, and the empty difference changes
 * nothing. Verdicts are no part of that: they are about the whole comparison that they came from, and are forgotten.
 *
 * <p>A view: the trees are not copied and must not change any more. Walks are iterative. Then safe for use by several
 * threads.
 */
public final class CallTreeDiff {

    private final CallTree before;
    private final CallTree after;
    private final VerdictTree verdicts;
    private final DiffTest test;

    private CallTreeDiff(CallTree before, CallTree after, VerdictTree verdicts, DiffTest test) {
        this.before = Objects.requireNonNull(before, "before");
        this.after = Objects.requireNonNull(after, "after");
        this.verdicts = verdicts;
        this.test = Objects.requireNonNull(test, "test");
    }

    public static CallTreeDiff of(CallTree before, CallTree after) {
        return new CallTreeDiff(before, after, VerdictTree.NONE, DiffTest.NONE);
    }

    /**
     * The same with verdicts, in place of those that it had.
     *
     * @param byPath the path from the outermost caller on, without the root, which is the empty path; a path that is not
     *     there is {@link DiffVerdict#UNKNOWN}
     */
    public CallTreeDiff judged(Map<List<Frame>, DiffVerdict> byPath) {
        return judged(byPath, DiffTest.NONE);
    }

    /** The same with verdicts, and with how they were found. */
    public CallTreeDiff judged(Map<List<Frame>, DiffVerdict> byPath, DiffTest found) {
        return new CallTreeDiff(before, after, VerdictTree.of(byPath), found);
    }

    /** The same without verdicts, and with the reason: part of a sentence for the reader. */
    public CallTreeDiff untested(String why) {
        return new CallTreeDiff(before, after, VerdictTree.NONE, new DiffTest(why, ""));
    }

    /** How the verdicts were found, or why there are none; without words when nobody said. */
    public DiffTest test() {
        return test;
    }

    /** Whether there are verdicts at all; if not, no node's is known. */
    public boolean isJudged() {
        return verdicts != VerdictTree.NONE;
    }

    /** The weights of both added up, each side with its own; without verdicts. */
    public CallTreeDiff plus(CallTreeDiff other) {
        return of(sum(before, other.before), sum(after, other.after));
    }

    private static CallTree sum(CallTree one, CallTree other) {
        CallTree sum = new CallTree();
        sum.add(one);
        sum.add(other);
        return sum;
    }

    /** After for before, and what was better is worse; the test of the one is told of the other no more. */
    public CallTreeDiff swapped() {
        return new CallTreeDiff(after, before, verdicts.swapped(), DiffTest.NONE);
    }

    public CallTree before() {
        return before;
    }

    public CallTree after() {
        return after;
    }

    /** Whether neither side has any stack. */
    public boolean isEmpty() {
        return before.isEmpty() && after.isEmpty();
    }

    /** The root, named {@code all}. */
    public Node root() {
        return new Node(before.root(), after.root(), verdicts, DiffVerdict.UNKNOWN);
    }

    /** One function on one path from the root, on both sides; of a side that does not have it the weights are zero. */
    public final class Node {
        private final CallTree.Node was;
        private final CallTree.Node is;
        private final VerdictTree verdicts;
        private final DiffVerdict verdict;

        /** @param was null when the side before does not have it; at least one side does */
        private Node(CallTree.Node was, CallTree.Node is, VerdictTree verdicts, DiffVerdict inherited) {
            this.was = was;
            this.is = is;
            this.verdicts = verdicts;
            this.verdict = verdicts.verdict() == DiffVerdict.UNKNOWN ? inherited : verdicts.verdict();
        }

        public Frame frame() {
            return was != null ? was.frame() : is.frame();
        }

        public long totalBefore() {
            return was == null ? 0 : was.total();
        }

        public long totalAfter() {
            return is == null ? 0 : is.total();
        }

        public long selfBefore() {
            return was == null ? 0 : was.self();
        }

        public long selfAfter() {
            return is == null ? 0 : is.self();
        }

        /** Of a path without one of its own below a path that is new or gone as a whole: what holds of that. */
        public DiffVerdict verdict() {
            return verdict;
        }

        public boolean isLeaf() {
            return (was == null || was.isLeaf()) && (is == null || is.isLeaf());
        }

        /** The mean of its shares of both sides, 0 to 1; of a child never more than of its parent. */
        public double heaviness() {
            return (share(totalBefore(), before.total()) + share(totalAfter(), after.total())) / 2;
        }

        /** Heaviest first, equals in the order of their frames, so that sides may be swapped; a new list at each call. */
        public List<Node> children() {
            List<Node> children = new ArrayList<>();
            DiffVerdict passedOn = totalBefore() == 0 || totalAfter() == 0 ? verdict : DiffVerdict.UNKNOWN;
            if (was != null) {
                for (CallTree.Node child : was.children()) {
                    children.add(child(child, is == null ? null : is.child(child.frame()), passedOn));
                }
            }
            if (is != null) {
                for (CallTree.Node child : is.children()) {
                    if (was == null || was.child(child.frame()) == null) {
                        children.add(child(null, child, passedOn));
                    }
                }
            }
            children.sort(HEAVIEST_FIRST);
            return children;
        }

        private Node child(CallTree.Node childWas, CallTree.Node childIs, DiffVerdict inherited) {
            Frame frame = childWas != null ? childWas.frame() : childIs.frame();
            return new Node(childWas, childIs, verdicts.child(frame), inherited);
        }

        @Override
        public String toString() {
            return frame().label() + " total=" + totalBefore() + "->" + totalAfter() + " self=" + selfBefore() + "->"
                    + selfAfter();
        }
    }

    private static final Comparator<Node> HEAVIEST_FIRST =
            Comparator.comparingDouble(Node::heaviness).reversed().thenComparing(Node::frame);

    static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** Receives the folded stacks of both sides. */
    @FunctionalInterface
    public interface StackVisitor {
        /**
         * @param rootFirst the frames, outermost caller first, without the root; valid during the call only
         * @param before the self weight of the last frame before; at least one of the two is above zero
         * @param after the self weight of the last frame after
         */
        void visit(List<Frame> rootFirst, long before, long after);
    }

    /** Calls the visitor once for every path that a stack of either side ends on, heaviest branches first. */
    public void forEachStack(StackVisitor visitor) {
        forEachNode((path, node) -> {
            if (node.selfBefore() > 0 || node.selfAfter() > 0) {
                visitor.visit(path, node.selfBefore(), node.selfAfter());
            }
        });
    }

    /** Receives the nodes. */
    @FunctionalInterface
    interface NodeVisitor {
        void visit(List<Frame> rootFirst, Node node);
    }

    /** In preorder, heaviest first; the root with an empty path. */
    void forEachNode(NodeVisitor visitor) {
        record Step(Node node, int depth) {}
        List<Frame> path = new ArrayList<>();
        Deque<Step> open = new ArrayDeque<>();
        open.push(new Step(root(), 0));
        while (!open.isEmpty()) {
            Step step = open.pop();
            while (path.size() >= Math.max(step.depth, 1)) {
                path.remove(path.size() - 1);
            }
            if (step.depth > 0) {
                path.add(step.node.frame());
            }
            visitor.visit(path, step.node);
            List<Node> children = step.node.children();
            for (int i = children.size() - 1; i >= 0; i--) {
                open.push(new Step(children.get(i), step.depth + 1));
            }
        }
    }
}
