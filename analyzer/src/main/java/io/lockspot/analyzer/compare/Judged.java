package io.lockspot.analyzer.compare;

/**
 * A quantity after the test.
 *
 * @param adjusted p, corrected for the other tests: by Holm for what is watched, by Benjamini and Hochberg for the rest
 */
record Judged(Quantity quantity, Estimate estimate, double adjusted) {

    /** How often what is called a change may be none. */
    static final double LIMIT = 0.05;

    /** Whether there is a change, however small. In a descriptive comparison: whether sampling alone does not explain it. */
    boolean isChange() {
        if (estimate.descriptive()) {
            return quantity.series().samplingVariance() > 0 && nearest() != 1;
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
        double farthest = estimate.ratioInterval().farthestFrom(1);
        return EffectGate.isLarge(farthest, quantity.shareBefore()) ? Verdict.INCONCLUSIVE : Verdict.PASS;
    }

    /** The end of the interval that is nearer to no change. */
    private double nearest() {
        return estimate.ratioInterval().nearestTo(1);
    }
}
