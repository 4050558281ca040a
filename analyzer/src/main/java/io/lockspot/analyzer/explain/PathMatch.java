package io.lockspot.analyzer.explain;

import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.CallTree.Node;
import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import java.util.ArrayList;
import java.util.List;

/** Collects the stacks that follow the steps of a {@link KnownLock.OnPath}, wholly or to some step. */
final class PathMatch {

    /** How many functions below the last step are shown: enough to see how it waits. */
    private static final int TAIL = 2;

    private final List<List<String>> steps;
    private final CallTree through = new CallTree();
    private final CallTree matched = new CallTree();
    private long whole;

    PathMatch(KnownLock.OnPath sign) {
        this.steps = sign.steps();
    }

    void add(List<Frame> stack, long weight) {
        whole += weight;
        List<Frame> path = new ArrayList<>();
        int at = 0;
        while (at < stack.size() && path.size() < steps.size()) {
            Frame frame = stack.get(at++);
            if (isStep(frame, steps.get(path.size()))) {
                path.add(frame);
            }
        }
        if (path.isEmpty()) {
            return;
        }
        through.add(path, weight);
        if (path.size() == steps.size()) {
            path.addAll(stack.subList(at, Math.min(at + TAIL, stack.size())));
            matched.add(path, weight);
        }
    }

    /** Whether the stack follows all steps. */
    static boolean follows(List<Frame> stack, List<List<String>> steps) {
        int done = 0;
        for (int at = 0; at < stack.size() && done < steps.size(); at++) {
            if (isStep(stack.get(at), steps.get(done))) {
                done++;
            }
        }
        return done == steps.size();
    }

    private static boolean isStep(Frame frame, List<String> names) {
        return frame.kind() != FrameKind.JAVA && frame.kind() != FrameKind.INLINED && names.contains(frame.name());
    }

    /** The weight of the stacks that follow all steps. */
    long total() {
        return matched.total();
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
            boolean beyond = evidence.size() >= steps.size();
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
