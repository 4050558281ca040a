package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.flamegraphs.CallTree.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** A call tree as nested JSON objects. What was cut off is counted in {@code folded} of the node that it hung on. */
final class TreeJson {

    private TreeJson() {}

    /** A node whose object is open and whose children are being written. */
    private record Open(Iterator<Node> left, TreeCut.Children children) {}

    static void write(Breakdown breakdown, TreeCut cut, Json json) {
        Deque<Open> open = new ArrayDeque<>();
        Node root = breakdown.tree().root();
        json.object("tree");
        open.push(start(breakdown, root, cut.children(root, 0), json));
        while (!open.isEmpty()) {
            Open node = open.peek();
            if (node.left.hasNext()) {
                Node child = node.left.next();
                json.object();
                open.push(start(breakdown, child, cut.children(child, open.size()), json));
            } else {
                open.pop();
                end(node.children, json);
            }
        }
    }

    private static Open start(Breakdown breakdown, Node node, TreeCut.Children children, Json json) {
        json.frame(node.frame()).field("total", node.total()).field("self", node.self());
        PerJson.node(breakdown, node.total(), json);
        json.array("children");
        return new Open(children.shown().iterator(), children);
    }

    private static void end(TreeCut.Children children, Json json) {
        json.endArray();
        if (children.foldedPaths() > 0) {
            json.object("folded")
                    .field("paths", children.foldedPaths())
                    .field("total", children.foldedWeight())
                    .endObject();
        }
        json.endObject();
    }
}
