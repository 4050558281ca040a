package io.lockspot.analyzer.compare;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One thing that can be compared: its values in all runs, and what it takes to judge a change of it.
 *
 * @param group quantities of the same group learn their variance from each other
 * @param halfBefore what the series adds to the value of the side before so that zero has a logarithm; in the unit
 * @param halfAfter the same for the side after
 * @param shareBefore what share of the whole it was before, 0 to 1; empty when it is not part of a whole
 * @param costs the ways to say what it costs; empty where there is only one
 * @param watched whether it was named before anybody looked
 */
record Quantity(
        Subject subject,
        String group,
        Unit unit,
        Series series,
        double halfBefore,
        double halfAfter,
        boolean lowerIsBetter,
        OptionalDouble shareBefore,
        Optional<BothCosts> costs,
        boolean watched) {

    /** How often something is done depends on what is asked of the program, so it is shown, and decides nothing. */
    boolean isRate() {
        return subject instanceof Subject.OfOperation o && o.metric() == OperationMetric.PER_SECOND;
    }

    /** Whether it is a cost, which is given per operation or, without counts, in relation to something else. */
    boolean isCost() {
        return costs.isPresent();
    }

    /** The mean of one side with its interval, in the unit. */
    Figure figure(Estimate estimate, boolean before, SliceBands bands) {
        double half = before ? halfBefore : halfAfter;
        double mean = before ? series.meanBefore() : series.meanAfter();
        return new Figure(
                value(mean, half),
                estimate.descriptive()
                        ? Optional.empty()
                        : Optional.of(interval(estimate.sideInterval(before, 1 - Estimate.LEVEL), half)),
                bands.of(this, before));
    }

    /** So far to either side of the mean of one side; in the unit. */
    Interval band(boolean before, double halfWidth) {
        double mean = before ? series.meanBefore() : series.meanAfter();
        return interval(new Interval(mean - halfWidth, mean + halfWidth), before ? halfBefore : halfAfter);
    }

    /** The interval of the mean of the runs after, in the unit. */
    Interval after(Estimate estimate, double alpha) {
        return interval(estimate.sideInterval(false, alpha), halfAfter);
    }

    private Interval interval(Interval scaled, double half) {
        return new Interval(value(scaled.low(), half), value(scaled.high(), half));
    }

    private double value(double scaled, double half) {
        double value = Math.max(0, series.scale().value(scaled) - half);
        // What is left of zero after the way to the scale and back.
        double exact = value < half * 1e-6 ? 0 : value;
        return unit == Unit.PERCENT ? 100 * exact : exact;
    }
}
