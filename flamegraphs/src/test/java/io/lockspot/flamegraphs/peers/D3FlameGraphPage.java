package io.lockspot.flamegraphs.peers;

import io.lockspot.flamegraphs.CallTree;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** d3-flame-graph with d3, in a page as its description has it, with the data in the page. */
final class D3FlameGraphPage implements Peer {

    private static final List<String> LIBRARIES =
            List.of("d3/dist/d3.min.js", "d3-flame-graph/dist/d3-flamegraph.umd.min.js");

    /** A script that fails on too much data leaves a page that is loaded, too. */
    static final String READY = "document.querySelector('.d3-flame-graph g') !== null";

    private final Path modules;

    D3FlameGraphPage(Path modules) {
        this.modules = modules;
    }

    @Override
    public String name() {
        return "d3-flame-graph";
    }

    @Override
    public Page page(PeerStacks stacks) throws Exception {
        Path file = stacks.directory().resolve("d3-flame-graph.html");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("<!doctype html><meta charset=\"utf-8\"><title>d3-flame-graph</title><div id=\"chart\"></div>\n");
            for (String library : LIBRARIES) {
                out.write(
                        "<script>" + Files.readString(modules.resolve(library)).replace("</script", "<\\/script"));
                out.write("</script>\n");
            }
            out.write("<script>\nconst data = ");
            write(stacks.tree(), out);
            out.write(";\nconst chart = flamegraph.default().width(innerWidth - 20);\n");
            out.write("d3.select('#chart').datum(data).call(chart);\n</script>\n");
        }
        return new Page(file.toUri().toString(), Files.size(file), READY);
    }

    /** As its input format is: nested objects with name, value and children. Names of the benchmark need no escapes. */
    private static void write(CallTree tree, BufferedWriter out) throws IOException {
        record Step(CallTree.Node node, String before) {}
        Deque<Step> open = new ArrayDeque<>(List.of(new Step(tree.root(), "")));
        try {
            while (!open.isEmpty()) {
                Step step = open.pop();
                out.write(step.before);
                if (step.node == null) {
                    continue;
                }
                out.write("{\"name\":\"" + step.node.frame().label() + "\",\"value\":" + step.node.total());
                List<CallTree.Node> children = step.node.children();
                open.push(new Step(null, children.isEmpty() ? "}" : "]}"));
                for (int i = children.size() - 1; i >= 0; i--) {
                    open.push(new Step(children.get(i), i == 0 ? ",\"children\":[" : ","));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public String driver() {
        return driver("chart");
    }

    /** Animations off: they last three quarters of a second whatever is drawn. */
    static String driver(String chart) {
        return """
                (() => {
                  CHART.transitionDuration(0);
                  const row = [...document.querySelectorAll('.d3-flame-graph g')].map(g => g.__data__).filter(d => d.depth === 4);
                  const widest = row.reduce((a, b) => b.x1 - b.x0 > a.x1 - a.x0 ? b : a);
                  return {find: text => CHART.search(text), clear: () => CHART.clear(),
                    zoom: () => CHART.zoomTo(widest), reset: () => CHART.resetZoom()};
                })()""".replace("CHART", chart);
    }
}
