package io.lockspot.samples.overhead;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What pairs of runs tell: a difference, or a ratio, with Student's interval for the mean of the pairs. Ratios are taken
 * on the log scale, where twice and half are equally far from one. A pair is what a fresh process with the setting and
 * the bare one of the same round came to, so the machine's slow changes meet both.
 */
final class Paired {

    private static final double TAIL = 0.025;

    private Paired() {}

    /** @return the geometric mean of {@code with[i] / without[i]} */
    static Estimate ratio(double[] with, double[] without) {
        Estimate log = mean(pairs(with, without, (a, b) -> Math.log(a / b)));
        return new Estimate(Math.exp(log.value()), Math.exp(log.low()), Math.exp(log.high()));
    }

    /** @return the mean of {@code with[i] - without[i]} */
    static Estimate difference(double[] with, double[] without) {
        return mean(pairs(with, without, (a, b) -> a - b));
    }

    /** @throws IllegalArgumentException when there are no values */
    static Estimate mean(double... values) {
        int n = values.length;
        if (n == 0) {
            throw new IllegalArgumentException("no values");
        }
        double mean = Arrays.stream(values).sum() / n;
        if (n == 1) {
            return new Estimate(mean, Double.NaN, Double.NaN);
        }
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double margin = TDistribution.of(n - 1).inverseSurvivalProbability(TAIL) * Math.sqrt(squares / (n - 1) / n);
        return new Estimate(mean, mean - margin, mean + margin);
    }

    private static double[] pairs(double[] with, double[] without, java.util.function.DoubleBinaryOperator of) {
        if (with.length != without.length) {
            throw new IllegalArgumentException(with.length + " values against " + without.length);
        }
        double[] pairs = new double[with.length];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = of.applyAsDouble(with[i], without[i]);
        }
        return pairs;
    }
}
