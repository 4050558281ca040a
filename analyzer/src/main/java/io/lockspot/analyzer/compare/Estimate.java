package io.lockspot.analyzer.compare;

import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What the runs say about the change of one quantity.
 *
 * @param spread of both sides, which the test takes for the same
 * @param before of the runs before alone
 * @param after of the runs after alone
 * @param descriptive whether the deviation is only that of sampling, because there were too few runs
 */
record Estimate(Series series, Spread spread, Spread before, Spread after, boolean descriptive) {

    /**
     * How much runs vary.
     *
     * @param deviation s̃: the standard deviation between runs, on the scale of the series
     * @param degrees of freedom
     */
    record Spread(double deviation, double degrees) {}

    /** How sure intervals are. */
    static final double LEVEL = 0.95;

    /** How often a change that counts as detectable would be found. */
    private static final double POWER = 0.8;

    private static final double NEARLY_NORMAL = 1e5;
    static final int MOST_RUNS = 100;

    /** Runs of both sides vary by the same. */
    Estimate(Series series, Spread spread, boolean descriptive) {
        this(series, spread, spread, spread, descriptive);
    }

    private static ContinuousDistribution t(double degrees) {
        return degrees > NEARLY_NORMAL ? NormalDistribution.of(0, 1) : TDistribution.of(degrees);
    }

    private double error() {
        return spread.deviation() * Math.sqrt(series.spread());
    }

    /** Two-sided: how often equal sides would differ at least as much. 1 where runs were too few to tell. */
    double p() {
        if (descriptive) {
            return 1;
        }
        return 2 * t(spread.degrees()).survivalProbability(Math.abs(series.delta()) / error());
    }

    /** After / before. */
    double ratio() {
        return series.scale().ratio(series.center(), series.delta());
    }

    Interval ratioInterval() {
        return ratioInterval(1 - LEVEL);
    }

    /** @param alpha how often the interval may miss the true ratio */
    Interval ratioInterval(double alpha) {
        double half = quantile(1 - alpha / 2, spread.degrees()) * error();
        double center = series.center();
        return new Interval(
                series.scale().ratio(center, series.delta() - half),
                series.scale().ratio(center, series.delta() + half));
    }

    /** The mean of one side, on the scale, with its interval: of the runs of that side, however the others vary. */
    Interval sideInterval(boolean ofBefore, double alpha) {
        int runs = ofBefore ? series.before() : series.after();
        double mean = ofBefore ? series.meanBefore() : series.meanAfter();
        Spread side = ofBefore ? before : after;
        double half = quantile(1 - alpha / 2, side.degrees()) * side.deviation() / Math.sqrt(runs);
        return new Interval(mean - half, mean + half);
    }

    /**
     * The smallest ratio above 1 that would be found in four of five comparisons like this one: δ = (t(1 − α/2) +
     * t(0.8)) · s̃ · √(1/n + 1/n).
     *
     * @param alpha the level that one quantity is tested at, corrected for the number of quantities
     */
    double detectableRatio(double alpha) {
        return series.scale().ratio(series.center(), detectable(alpha, error(), spread.degrees()));
    }

    private static double detectable(double alpha, double error, double degrees) {
        return (quantile(1 - alpha / 2, degrees) + quantile(POWER, degrees)) * error;
    }

    /** How many runs a side it takes to find that ratio, as noisy as these runs are; empty when not even 100 do. */
    OptionalInt runsToDetect(double ratio, double alpha) {
        double wanted = Math.log(ratio);
        double known = spread.degrees() - series.degrees();
        for (int runs = 3; runs <= MOST_RUNS; runs++) {
            double error = spread.deviation() * Math.sqrt(2.0 / runs);
            if (detectable(alpha, error, known + 2.0 * runs - 2) <= wanted) {
                return OptionalInt.of(runs);
            }
        }
        return OptionalInt.empty();
    }

    private static double quantile(double probability, double degrees) {
        return t(degrees).inverseCumulativeProbability(probability);
    }
}
