package io.lockspot.analyzer.explain;

import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.CallTree.Node;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.List;

/** Collects the stacks that follow the steps of a {@link PathPattern}, wholly or to some step. */
final class PathMatch {

    /** How many functions below the last step are shown: enough to see how it waits. */
    private static final int TAIL = 2;

    private final PathPattern pattern;
    private final CallTree through = new CallTree();
    private final CallTree matched = new CallTree();
    private long whole;
    private long events;

    PathMatch(PathPattern pattern) {
        this.pattern = pattern;
    }

    /** @param count of the samples, or waits, that the weight is of */
    void add(List<Frame> stack, long weight, long count) {
        whole += weight;
        int[] at = pattern.match(stack);
        if (at.length == 0) {
            return;
        }
        List<Frame> path = new ArrayList<>();
        for (int i : at) {
            path.add(stack.get(i));
        }
        through.add(path, weight);
        if (at.length == pattern.steps().size()) {
            int below = at[at.length - 1] + 1;
            path.addAll(stack.subList(below, Math.min(below + TAIL, stack.size())));
            matched.add(path, weight);
            events += count;
        }
    }

    /** The weight of the stacks that follow all steps. */
    long total() {
        return matched.total();
    }

    /** How many samples, or waits, follow all steps. */
    long events() {
        return events;
    }

    /** The share of all stacks that were added, 0 to 100. */
    double share(long weight) {
        return whole == 0 ? 0 : 100.0 * weight / whole;
    }

    /** The heaviest path, down to where most of its weight is. */
    List<Signature.Step> evidence() {
        List<Signature.Step> evidence = new ArrayList<>();
        Node passed = through.root();
        Node node = matched.root();
        while (!node.isLeaf()) {
            Node heaviest = node.children().get(0);
            boolean beyond = evidence.size() >= pattern.steps().size();
            if (beyond && heaviest.total() * 2 < node.total()) {
                break;
            }
            node = heaviest;
            passed = beyond ? null : passed.child(node.frame());
            long total = beyond ? node.total() : passed.total();
            evidence.add(new Signature.Step(node.frame(), total, share(total)));
        }
        return evidence;
    }
}
