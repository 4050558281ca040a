package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.WaitGraph;
import io.lockspot.analyzer.explain.WaitGraph.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A wait graph in lines: who waits, below it for whom, below that for whom the latter waits. Whoever was told once is not
 * told again, so a circle ends where it closes.
 */
final class WaitChains {

    /**
     * @param depth 0 for a thread, which then has no edge; of an edge at least 1
     * @param again whether what the owner waits for was told further up
     */
    record Line(int depth, String thread, long waitTime, Edge edge, boolean again) {}

    private final Map<String, List<Edge>> byWaiter = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private final List<Line> lines = new ArrayList<>();

    private WaitChains(List<Edge> edges) {
        edges.forEach(e ->
                byWaiter.computeIfAbsent(e.waiter(), w -> new ArrayList<>()).add(e));
    }

    /** @param edges the longest wait first, their owners known */
    static List<Line> of(List<Edge> edges) {
        WaitChains chains = new WaitChains(edges);
        Set<String> owners = new HashSet<>();
        for (Edge edge : edges) {
            if (!edge.owner().equals(edge.waiter())) {
                owners.add(edge.owner());
            }
        }
        Comparator<String> longestFirst =
                Comparator.<String>comparingLong(w -> -chains.total(w)).thenComparing(Comparator.naturalOrder());
        List<String> waiters =
                chains.byWaiter.keySet().stream().sorted(longestFirst).toList();
        // First those for whom nobody waits: the chains begin there. What is left is in circles.
        waiters.stream().filter(w -> !owners.contains(w)).forEach(chains::tell);
        waiters.stream().filter(w -> !chains.told.contains(w)).forEach(chains::tellOnce);
        return chains.lines;
    }

    private long total(String waiter) {
        return byWaiter.get(waiter).stream().mapToLong(Edge::waitTime).sum();
    }

    private void tellOnce(String waiter) {
        if (!told.contains(waiter)) {
            tell(waiter);
        }
    }

    private void tell(String root) {
        lines.add(new Line(0, root, total(root), null, false));
        told.add(root);
        Deque<Line> open = new ArrayDeque<>();
        push(root, 1, open);
        while (!open.isEmpty()) {
            Line line = open.pop();
            Edge edge = line.edge();
            boolean waits = byWaiter.containsKey(edge.owner());
            boolean first = waits && told.add(edge.owner());
            boolean again = waits && !first && !edge.owner().equals(edge.waiter());
            lines.add(new Line(line.depth(), edge.owner(), edge.waitTime(), edge, again));
            if (first) {
                push(edge.owner(), line.depth() + 1, open);
            }
        }
    }

    private void push(String waiter, int depth, Deque<Line> open) {
        List<Edge> edges = byWaiter.get(waiter);
        for (int i = edges.size() - 1; i >= 0; i--) {
            Edge edge = edges.get(i);
            open.push(new Line(depth, edge.owner(), edge.waitTime(), edge, false));
        }
    }

    /** The edges whose owners are known. */
    static List<Edge> known(WaitGraph graph) {
        return graph.edges().stream().filter(Edge::ownerKnown).toList();
    }
}
