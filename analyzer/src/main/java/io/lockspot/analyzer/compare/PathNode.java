package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One function on one path, with what it and everything below it weighs in each run. */
final class PathNode {

    private final Frame frame;
    private final PathNode parent;
    private final Weighted weights;
    private final List<PathNode> children = new ArrayList<>();

    /** @param parent null for the root */
    PathNode(Frame frame, PathNode parent, Weighted weights) {
        this.frame = frame;
        this.parent = parent;
        this.weights = weights;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    Weighted weights() {
        return weights;
    }

    /** What it weighs without what it calls; calls too rare to be nodes count as its own. */
    Weighted own() {
        double[] own = weights.weights().clone();
        double[] counts = weights.counts().clone();
        for (PathNode child : children) {
            for (int i = 0; i < own.length; i++) {
                own[i] -= child.weights.weights()[i];
                counts[i] -= child.weights.counts()[i];
            }
        }
        return new Weighted(own, counts);
    }

    boolean isRoot() {
        return parent == null;
    }

    List<PathNode> children() {
        return children;
    }

    /** Whether one child stands for this node: it has the same weights in every run, so a test would be the same. */
    boolean isPassage() {
        return children.size() == 1 && children.get(0).weights.sameAs(weights);
    }

    /** Whether it is that node, or called by it however indirectly. */
    boolean isBelow(PathNode other) {
        PathNode node = this;
        while (node != null && node != other) {
            node = node.parent;
        }
        return node != null;
    }

    /** From the outermost caller to here; empty for the root. */
    Stack path() {
        List<Frame> frames = new ArrayList<>();
        for (PathNode node = this; node.parent != null; node = node.parent) {
            frames.add(node.frame);
        }
        Collections.reverse(frames);
        return new Stack(frames);
    }
}
