package io.lockspot.analyzer.compare;

/**
 * A quantity after the test.
 *
 * @param adjusted p, corrected for the other tests: by Holm for what is watched, by Benjamini and Hochberg for the rest
 * @param common what all costs may have done together
 */
record Judged(Quantity quantity, Estimate estimate, double adjusted, CommonChange common) {

    /** How often what is called a change may be none. */
    static final double LIMIT = 0.05;

    /** Whether there is a change, however small. In a descriptive comparison: whether sampling alone does not explain it. */
    boolean isChange() {
        if (estimate.descriptive()) {
            return quantity.series().samplingVariance() > 0
                    && estimate.ratioInterval().nearestTo(1) != 1;
        }
        return adjusted <= LIMIT;
    }

    /** Whether there is a change, and it is surely large enough to matter. */
    boolean matters() {
        return isChange() && EffectGate.matters(nearest(), quantity.shareBefore());
    }

    boolean isMore() {
        return quantity.series().delta() > 0;
    }

    Verdict verdict() {
        if (estimate.descriptive()) {
            return Verdict.INCONCLUSIVE;
        }
        if (matters()) {
            return isMore() == quantity.lowerIsBetter() ? Verdict.REGRESSION : Verdict.IMPROVEMENT;
        }
        double farthest = beyondCommon().farthestFrom(1);
        return EffectGate.isLarge(farthest, quantity.shareBefore()) ? Verdict.INCONCLUSIVE : Verdict.PASS;
    }

    /** Whether it surely changed, and all others may have changed by as much. */
    boolean isCommon() {
        return isChange() && estimate.ratioInterval().nearestTo(1) != 1 && nearest() == 1;
    }

    /** The interval of what the change comes to beyond what all costs did together. */
    Interval beyondCommon() {
        return beyondCommon(1 - Estimate.LEVEL);
    }

    /** @param alpha how often the interval may miss the true ratio */
    Interval beyondCommon(double alpha) {
        return common.without(estimate.ratioInterval(alpha));
    }

    /** The end of that interval that is nearer to no change. */
    private double nearest() {
        return beyondCommon().nearestTo(1);
    }
}
