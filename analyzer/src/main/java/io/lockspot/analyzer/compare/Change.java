package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Stack;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One line of a comparison.
 *
 * @param before the mean of the runs before, in the unit
 * @param after the mean of the runs after, in the unit
 * @param ratio after / before; infinite when there was nothing before
 * @param interval of the ratio, 95 percent; with too few runs it is of the sampling alone; empty when not even that is
 *     known
 * @param p how often equal sides would differ at least as much; empty when there were too few runs
 * @param q p, corrected for all the other tests of its family; empty when there were too few runs
 * @param watched whether it was named before anybody looked
 * @param significant whether q is at most 5 percent
 * @param lowerIsBetter whether more of it is worse
 * @param common whether it may be due to what all other costs did together, and so tells nothing; never so of costs per
 *     operation
 * @param costs the ways to say what it costs, before and after; empty for operations
 * @param moved the path that the cost went to or came from
 * @param detectableRatio the smallest ratio above 1 that would have been found in four of five comparisons
 */
public record Change(
        Subject subject,
        Unit unit,
        Figure before,
        Figure after,
        double ratio,
        Optional<Interval> interval,
        OptionalDouble p,
        OptionalDouble q,
        boolean watched,
        boolean significant,
        boolean lowerIsBetter,
        Verdict verdict,
        boolean common,
        Optional<BothCosts> costs,
        Optional<Stack> moved,
        OptionalDouble detectableRatio) {

    static Change of(Judged judged, Optional<Stack> moved, double alpha, SliceBands bands) {
        Quantity quantity = judged.quantity();
        Estimate estimate = judged.estimate();
        boolean descriptive = estimate.descriptive();
        boolean unknown = descriptive && quantity.series().samplingVariance() == 0;
        Figure before = quantity.figure(estimate, true, bands);
        Figure after = quantity.figure(estimate, false, bands);
        Verdict verdict = moved.isPresent() && !descriptive ? Verdict.MOVED : judged.verdict();
        return new Change(
                quantity.subject(),
                quantity.unit(),
                before,
                after,
                withZeros(estimate.ratio(), before, after),
                unknown ? Optional.empty() : Optional.of(withZeros(estimate.ratioInterval(), before, after)),
                descriptive ? OptionalDouble.empty() : OptionalDouble.of(estimate.p()),
                descriptive ? OptionalDouble.empty() : OptionalDouble.of(judged.adjusted()),
                quantity.watched(),
                !descriptive && judged.isChange(),
                quantity.lowerIsBetter(),
                verdict,
                judged.isCommon(),
                quantity.costs(),
                moved,
                descriptive ? OptionalDouble.empty() : OptionalDouble.of(estimate.detectableRatio(alpha)));
    }

    /** The half event that gave zero a logarithm is no part of the answer. */
    private static double withZeros(double ratio, Figure before, Figure after) {
        if (before.value() == 0 && after.value() == 0) {
            return 1;
        }
        return after.value() == 0 ? 0 : before.value() == 0 ? Double.POSITIVE_INFINITY : ratio;
    }

    /** Where nothing was seen there may be nothing, or as much as the half event allows for. */
    private static Interval withZeros(Interval ratio, Figure before, Figure after) {
        return new Interval(
                after.value() == 0 ? 0 : ratio.low(), before.value() == 0 ? Double.POSITIVE_INFINITY : ratio.high());
    }
}
