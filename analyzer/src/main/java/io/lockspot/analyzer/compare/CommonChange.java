package io.lockspot.analyzer.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * By what factor the costs of all paths may have changed together, though none of them changed per operation: where no
 * operations were counted, a removed path makes the shares of all others grow, and more work done in the same time
 * makes all of them cost more. A change counts only beyond that.
 *
 * <p>The factor is not known, so it is a range: from no change to the median of the changes of all paths' own costs,
 * each path counting as one, and again each counting by what it costs on the side where it costs less. Half of all
 * functions, or half of what both sides have in common, would have to change for another cause before either median
 * misleads. Source of the idea: S. Anders and W. Huber, Differential expression analysis for sequence count data,
 * Genome Biology 11 (2010), R106; M. D. Robinson and A. Oshlack, A scaling normalization method for differential
 * expression analysis of RNA-seq data, Genome Biology 11 (2010), R25.
 *
 * @param low after / before, at most 1
 * @param high after / before, at least 1
 */
record CommonChange(double low, double high) {

    /** Of costs per operation: whatever changes there changed. */
    static final CommonChange NONE = new CommonChange(1, 1);

    /** With fewer paths there is no telling which of them is the others. */
    private static final int LEAST = 2;

    /** What the costs of those paths did together, not counting what they call. */
    static CommonChange of(PathTable table) {
        List<Double> changes = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (PathNode node : table.nodes()) {
            Weighted own = node.own();
            if (table.costs().isEnough(own)) {
                double before = table.costs().mean(own, true);
                double after = table.costs().mean(own, false);
                changes.add(Math.log(after / before));
                weights.add(Math.min(before, after));
            }
        }
        if (changes.size() < LEAST) {
            return NONE;
        }
        double[] logs = changes.stream().mapToDouble(c -> c).toArray();
        double each = Medians.of(logs);
        double weighted =
                Medians.weighted(logs, weights.stream().mapToDouble(w -> w).toArray());
        return new CommonChange(
                Math.exp(Math.min(0, Math.min(each, weighted))), Math.exp(Math.max(0, Math.max(each, weighted))));
    }

    /** What is left of a change, whatever part of it all paths have in common. */
    Interval without(Interval ratio) {
        return new Interval(ratio.low() / high, ratio.high() / low);
    }
}
