package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.CallTree.Node;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The call trees of all runs in one, for one measure: nodes of the same path are one node with a weight for each run.
 * Paths with too few events for a test are left out, and with them everything below.
 */
final class PathTable {

    private final Costs costs;
    private final List<PathNode> nodes;

    private PathTable(Costs costs, List<PathNode> nodes) {
        this.costs = costs;
        this.nodes = nodes;
    }

    /** The same place in the trees of all runs. */
    private record Place(PathNode node, List<Node> weights, List<Node> counts) {}

    static PathTable of(Measure measure, Runs runs, Denominator.Amounts amounts) {
        List<Node> weightRoots = new ArrayList<>();
        List<Node> countRoots = new ArrayList<>();
        for (Run run : runs.all()) {
            Profile profile = run.profiles().getOrDefault(measure, new Profile());
            weightRoots.add(profile.weights().root());
            countRoots.add(profile.counts().root());
        }
        Weighted total = weighted(weightRoots, countRoots);
        Costs costs = new Costs(measure, runs, total, amounts);
        List<PathNode> nodes = new ArrayList<>();
        Deque<Place> open = new ArrayDeque<>();
        open.add(new Place(new PathNode(new CallTree().root().frame(), null, total), weightRoots, countRoots));
        while (!open.isEmpty()) {
            Place place = open.poll();
            nodes.add(place.node);
            for (Frame frame : frames(place.weights)) {
                List<Node> weights = children(place.weights, frame);
                List<Node> counts = children(place.counts, frame);
                Weighted weighted = weighted(weights, counts);
                if (costs.isEnough(weighted)) {
                    open.add(new Place(new PathNode(frame, place.node, weighted), weights, counts));
                }
            }
        }
        return new PathTable(costs, nodes);
    }

    private static Set<Frame> frames(List<Node> nodes) {
        Set<Frame> frames = new LinkedHashSet<>();
        for (Node node : nodes) {
            if (node != null) {
                node.children().forEach(child -> frames.add(child.frame()));
            }
        }
        return frames;
    }

    private static List<Node> children(List<Node> nodes, Frame frame) {
        List<Node> children = new ArrayList<>(nodes.size());
        nodes.forEach(node -> children.add(node == null ? null : node.child(frame)));
        return children;
    }

    private static Weighted weighted(List<Node> weights, List<Node> counts) {
        return new Weighted(totals(weights), totals(counts));
    }

    private static double[] totals(List<Node> nodes) {
        return nodes.stream()
                .mapToDouble(node -> node == null ? 0 : node.total())
                .toArray();
    }

    Costs costs() {
        return costs;
    }

    /** Callers before what they call; the root, which stands for everything, comes first. */
    List<PathNode> nodes() {
        return nodes;
    }
}
