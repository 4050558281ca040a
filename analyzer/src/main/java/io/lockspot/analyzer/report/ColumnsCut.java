package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.ColumnTree;
import io.lockspot.analyzer.explain.ColumnTree.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Decides which branches of a tree with several measures are shown: those that weigh enough in any of them. */
final class ColumnsCut {

    private final ColumnTree tree;
    private final double min;
    private final int depth;

    /** @param foldedPaths how many different stacks end in the branches that are not shown */
    record Children(List<Node> shown, long foldedPaths) {}

    /** @param defaultMin the least share when the cut does not say, percent */
    ColumnsCut(ColumnTree tree, Report.Cut cut, double defaultMin) {
        this.tree = tree;
        this.min = cut.min().orElse(defaultMin);
        this.depth = cut.depth().orElse(Integer.MAX_VALUE);
    }

    /** @param level how many frames deep the parent is; the root is at 0 */
    Children children(Node parent, int level) {
        List<Node> shown = new ArrayList<>();
        long paths = 0;
        for (Node child : tree.children(parent)) {
            if (level < depth && tree.share(child) >= min) {
                shown.add(child);
            } else {
                paths += paths(child);
            }
        }
        return new Children(shown, paths);
    }

    private long paths(Node branch) {
        long paths = 0;
        Deque<Node> open = new ArrayDeque<>();
        open.push(branch);
        while (!open.isEmpty()) {
            Node node = open.pop();
            paths += node.endsStacks() ? 1 : 0;
            tree.children(node).forEach(open::push);
        }
        return paths;
    }

    /** Why branches were folded, for the line under the tree. */
    String reason() {
        return TreeCut.reason(min, depth);
    }
}
