package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.WaitGraph;
import io.lockspot.analyzer.explain.WaitGraph.Edge;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who waits for whom, as indented text. */
final class WaitGraphSection {

    /** How many edges are shown. */
    private static final int EDGES = 15;

    /** Deeper chains are shown no further to the right. */
    private static final int INDENTED = 12;

    private WaitGraphSection() {}

    static void write(WaitGraph graph, Lines lines) throws IOException {
        Map<Boolean, List<Edge>> ofRecorder = graph.edges().stream()
                .collect(Collectors.partitioningBy(e -> graph.ofRecorder().contains(e.lock())));
        List<Edge> ofProgram = ofRecorder.get(false);
        List<Edge> known = ofProgram.stream().filter(Edge::ownerKnown).toList();
        if (known.isEmpty()) {
            return;
        }
        lines.blank();
        lines.title("Who waits for whom");
        List<Edge> shown = known.subList(0, Math.min(EDGES, known.size()));
        for (WaitChains.Line line : WaitChains.of(shown)) {
            write(line, lines);
        }
        rest(known.subList(shown.size(), known.size()), "more", lines);
        rest(ofProgram.stream().filter(e -> !e.ownerKnown()).toList(), "without a known owner", lines);
        rest(ofRecorder.get(true), "for locks of what records", lines);
    }

    private static void write(WaitChains.Line line, Lines lines) throws IOException {
        String lead = String.format("%9s  ", Units.duration(line.waitTime()));
        if (line.edge() == null) {
            lines.text(lead, thread(line.thread()) + " waits");
            return;
        }
        Edge edge = line.edge();
        String indent = "  ".repeat(Math.min(line.depth(), INDENTED) - 1) + " └─";
        lines.text(
                lead + indent,
                "for " + thread(edge.owner()) + (edge.inferred() ? " (inferred)" : "") + ": "
                        + Names.printable(edge.lock().name()) + ", " + Units.count(edge.waits(), "wait", "waits")
                        + (line.again() ? ", which waits itself, see above" : ""));
    }

    private static void rest(List<Edge> rest, String what, Lines lines) throws IOException {
        if (!rest.isEmpty()) {
            long waitTime = rest.stream().mapToLong(Edge::waitTime).sum();
            long waits = rest.stream().mapToLong(Edge::waits).sum();
            lines.line(lines.style()
                    .faint(String.format("%9s  ", Units.duration(waitTime)) + "… " + Units.count(waits, "wait", "waits")
                            + " " + what));
        }
    }

    static String thread(String group) {
        return group.isEmpty() ? "a thread without a name" : Names.printable(group);
    }
}
