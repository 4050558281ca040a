package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.WaitGraph;
import io.lockspot.analyzer.explain.WaitGraph.Edge;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The wait graph in the language of Graphviz. */
public final class WaitGraphDot {

    private WaitGraphDot() {}

    /** @throws IOException when the writer fails */
    public static void write(WaitGraph graph, Appendable out) throws IOException {
        List<Edge> edges = WaitChains.known(graph);
        long most = edges.stream().mapToLong(Edge::waitTime).max().orElse(0);
        out.append("digraph waits {\n  rankdir=LR;\n  node [shape=box];\n");
        Set<String> threads = new LinkedHashSet<>();
        edges.forEach(e -> {
            threads.add(e.waiter());
            threads.add(e.owner());
        });
        for (String thread : threads) {
            out.append("  ").append(quoted(WaitGraphSection.thread(thread))).append(";\n");
        }
        for (Edge edge : edges) {
            out.append("  ").append(quoted(WaitGraphSection.thread(edge.waiter())));
            out.append(" -> ").append(quoted(WaitGraphSection.thread(edge.owner())));
            out.append(" [label=").append(quoted(label(edge)));
            out.append(", penwidth=").append(width(edge, most));
            out.append(edge.inferred() ? ", style=dashed];\n" : "];\n");
        }
        out.append("}\n");
    }

    private static String label(Edge edge) {
        return Names.printable(edge.lock().name()) + "\n" + Units.duration(edge.waitTime()) + ", "
                + Units.count(edge.waits(), "wait", "waits");
    }

    /** From 1 to 5 points: the longest wait is the thickest. */
    private static String width(Edge edge, long most) {
        return String.format(java.util.Locale.ROOT, "%.1f", most == 0 ? 1 : 1 + 4.0 * edge.waitTime() / most);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
