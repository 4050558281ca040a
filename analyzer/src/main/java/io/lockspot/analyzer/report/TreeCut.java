package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.flamegraphs.CallTree.Node;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Decides which branches of a tree are shown, and counts those that are not. */
final class TreeCut {

    private final Breakdown breakdown;
    private final double min;
    private final int depth;

    /**
     * @param shown heaviest first
     * @param foldedPaths how many different stacks end in the branches that are not shown
     * @param foldedWeight what they weigh
     */
    record Children(List<Node> shown, long foldedPaths, long foldedWeight) {}

    /** @param defaultMin the least share when the cut does not say, percent */
    TreeCut(Breakdown breakdown, Report.Cut cut, double defaultMin) {
        this.breakdown = breakdown;
        this.min = cut.min().orElse(defaultMin);
        this.depth = cut.depth().orElse(Integer.MAX_VALUE);
    }

    boolean isShown(long weight) {
        return breakdown.share(weight) >= min;
    }

    /** @param level how many frames deep the parent is; the root is at 0 */
    Children children(Node parent, int level) {
        List<Node> shown = new ArrayList<>();
        long paths = 0;
        long weight = 0;
        for (Node child : parent.children()) {
            if (level < depth && isShown(child.total())) {
                shown.add(child);
            } else {
                paths += paths(child);
                weight += child.total();
            }
        }
        return new Children(shown, paths, weight);
    }

    private static long paths(Node branch) {
        long paths = 0;
        Deque<Node> open = new ArrayDeque<>();
        open.push(branch);
        while (!open.isEmpty()) {
            Node node = open.pop();
            paths += node.self() > 0 ? 1 : 0;
            node.children().forEach(open::push);
        }
        return paths;
    }

    /** Why branches were folded, for the line under the tree. */
    String reason() {
        return reason(min, depth);
    }

    static String reason(double min, int depth) {
        String below = ", branches below "
                + new BigDecimal(Double.toString(min)).stripTrailingZeros().toPlainString() + "% (--min)";
        return depth == Integer.MAX_VALUE ? below : below + " or deeper than " + depth + " (--depth)";
    }
}
