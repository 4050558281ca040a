package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Stack;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of the changed paths to report: a change shows in every caller of the function that changed, so of a path the
 * deepest node is reported that explains at least 80 percent of the change, or several below it that do so together, and
 * what is above and below them is not.
 * Changes of opposite sign below a caller that did not change are a cost that moved.
 */
final class Attribution {

    private static final double EXPLAINED = 0.8;

    private final Map<PathNode, Judged> judged;
    private final List<PathChange> reported = new ArrayList<>();

    private Attribution(Map<PathNode, Judged> judged) {
        this.judged = judged;
    }

    /** @param judged every node that was tested */
    static Attribution of(Map<PathNode, Judged> judged, PathNode root) {
        Attribution attribution = new Attribution(judged);
        attribution.attribute(root);
        return attribution;
    }

    /** The changes to report, the largest first. */
    List<PathChange> changes() {
        return reported;
    }

    /** What became of every node that was tested, or stands for one; with too few runs, of none. */
    Map<PathNode, Verdict> verdicts(PathTable table) {
        Map<PathNode, Verdict> verdicts = new HashMap<>();
        for (PathNode node : table.nodes()) {
            Judged result = judged(node);
            if (result != null && !result.estimate().descriptive()) {
                verdicts.put(node, result.verdict());
            }
        }
        reported.stream()
                .filter(change -> change.moved().isPresent())
                .forEach(change -> verdicts.replaceAll(
                        (node, verdict) -> node.isBelow(change.node()) && isChanged(node) ? Verdict.MOVED : verdict));
        return verdicts;
    }

    private void attribute(PathNode root) {
        Deque<PathNode> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            PathNode node = open.pop();
            if (isChanged(node)) {
                explain(node, Optional.empty(), open);
            } else {
                unchanged(node, open);
            }
        }
        reported.sort(Comparator.comparingDouble(c -> -Math.abs(delta(c.node()))));
    }

    private void unchanged(PathNode parent, Deque<PathNode> open) {
        List<PathNode> more = changed(parent, true);
        List<PathNode> less = changed(parent, false);
        boolean moved = !more.isEmpty() && !less.isEmpty();
        for (PathNode child : parent.children()) {
            if (moved && isChanged(child)) {
                List<PathNode> others = more.contains(child) ? less : more;
                explain(child, Optional.of(largest(others).path()), open);
            } else {
                open.push(child);
            }
        }
    }

    private List<PathNode> changed(PathNode parent, boolean more) {
        return parent.children().stream()
                .filter(c -> isChanged(c) && isMore(c) == more)
                .toList();
    }

    private PathNode largest(List<PathNode> nodes) {
        return nodes.stream()
                .max(Comparator.comparingDouble(n -> Math.abs(delta(n))))
                .orElseThrow();
    }

    /** Goes down to where the change is, and leaves what goes the other way for later. */
    private void explain(PathNode changed, Optional<Stack> moved, Deque<PathNode> open) {
        PathNode node = changed;
        Optional<PathNode> deeper = explaining(node);
        while (deeper.isPresent()) {
            oppositeOf(node, List.of(deeper.get()), open);
            node = deeper.get();
            deeper = explaining(node);
        }
        List<PathNode> causes = moved.isEmpty() ? causes(node) : List.of();
        oppositeOf(node, causes, open);
        if (causes.isEmpty()) {
            reported.add(new PathChange(node, judged(node), moved));
        } else {
            causes.forEach(open::push);
        }
    }

    /** The callees that together explain what none of them explains alone; none when they do not. */
    private List<PathNode> causes(PathNode node) {
        List<PathNode> causes = changed(node, isMore(node));
        double explained = causes.stream().mapToDouble(this::delta).sum() / (EXPLAINED * delta(node));
        return causes.size() > 1 && explained >= 1 ? causes : List.of();
    }

    private Optional<PathNode> explaining(PathNode node) {
        double wanted = EXPLAINED * delta(node);
        return node.children().stream()
                .filter(c -> isChanged(c) && isMore(c) == isMore(node) && delta(c) / wanted >= 1)
                .max(Comparator.comparingDouble(c -> Math.abs(delta(c))));
    }

    private void oppositeOf(PathNode node, List<PathNode> but, Deque<PathNode> open) {
        Deque<PathNode> below = new ArrayDeque<>(node.children());
        below.removeAll(but);
        while (!below.isEmpty()) {
            PathNode next = below.pop();
            if (isChanged(next) && isMore(next) != isMore(node)) {
                open.push(next);
            } else {
                below.addAll(next.children());
            }
        }
    }

    /** A node that only passes on to one child is judged as that. */
    private Judged judged(PathNode node) {
        PathNode tested = node;
        while (!judged.containsKey(tested) && tested.isPassage()) {
            tested = tested.children().get(0);
        }
        return judged.get(tested);
    }

    private boolean isChanged(PathNode node) {
        Judged result = judged(node);
        return result != null && result.matters();
    }

    private boolean isMore(PathNode node) {
        return judged(node).isMore();
    }

    /** After minus before, on the scale of costs, not of their logarithms. */
    private double delta(PathNode node) {
        Judged result = judged(node);
        double was = result.quantity()
                .series()
                .scale()
                .value(result.quantity().series().meanBefore());
        double is = result.quantity()
                .series()
                .scale()
                .value(result.quantity().series().meanAfter());
        return is - was;
    }
}
