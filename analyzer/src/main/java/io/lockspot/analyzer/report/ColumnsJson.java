package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.ColumnTree;
import io.lockspot.analyzer.explain.ColumnTree.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * A call tree with several measures as nested JSON objects; totals and selfs are arrays in the order of the measures. A
 * column that is a part of a measure says which; its {@code total} is the measure's, which is what 100 % is.
 * How many paths were cut off is counted in {@code folded} of the node that they hung on.
 */
final class ColumnsJson {

    private ColumnsJson() {}

    private record Open(Iterator<Node> left, ColumnsCut.Children children) {}

    static void write(Report.OfColumns report, Json json) {
        ColumnTree tree = report.tree();
        json.array("measures");
        for (Breakdown column : tree.columns()) {
            json.object()
                    .field("measure", column.measure().id())
                    .field("unit", column.measure().unit())
                    .field("total", column.whole());
            column.part()
                    .ifPresent(part -> json.field("spent", part.id())
                            .field("spentTotal", column.tree().total()));
            PerJson.write(column, json);
            json.endObject();
        }
        json.endArray();
        ColumnsCut cut = new ColumnsCut(tree, report.cut(), 0);
        Deque<Open> open = new ArrayDeque<>();
        json.object("tree");
        open.push(start(tree, tree.root(), cut.children(tree.root(), 0), json));
        while (!open.isEmpty()) {
            Open node = open.peek();
            if (node.left.hasNext()) {
                Node child = node.left.next();
                json.object();
                open.push(start(tree, child, cut.children(child, open.size()), json));
            } else {
                open.pop();
                end(node.children, json);
            }
        }
    }

    private static Open start(ColumnTree tree, Node node, ColumnsCut.Children children, Json json) {
        json.frame(node.frame()).array("totals");
        for (int i = 0; i < tree.columns().size(); i++) {
            json.value(node.total(i));
        }
        json.endArray().array("selfs");
        for (int i = 0; i < tree.columns().size(); i++) {
            json.value(node.self(i));
        }
        json.endArray();
        PerJson.node(tree, node, json);
        json.array("children");
        return new Open(children.shown().iterator(), children);
    }

    private static void end(ColumnsCut.Children children, Json json) {
        json.endArray();
        if (children.foldedPaths() > 0) {
            json.field("folded", children.foldedPaths());
        }
        json.endObject();
    }
}
