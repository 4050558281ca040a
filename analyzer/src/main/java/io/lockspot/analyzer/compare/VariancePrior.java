package io.lockspot.analyzer.compare;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;
import org.apache.commons.numbers.rootfinder.BrentSolver;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * What the variances of many quantities tell about the variance of each: a handful of runs gives a poor variance, and
 * hundreds of paths give a good idea of what variances are like.
 *
 * <p>The variance of quantity g is thought to be v_g + τ²: its sampling variance, and a variance between runs that all
 * have in common. τ² is the root of median(s_g² / (v_g + τ²)) = median(χ²_d) / d, so paths that really vary do not pull
 * it up. Then the ratios u_g = s_g² / (v_g + τ²) are taken as s0² · F(d, d0), and d0 and s0² follow from the mean and
 * the variance of e_g = log u_g − ψ(d/2) + log(d/2): ψ'(d0/2) = var(e) − ψ'(d/2), log s0² = mean(e) + ψ(d0/2) −
 * log(d0/2). Source: G. K. Smyth, Linear models and empirical Bayes methods for assessing differential expression in
 * microarray experiments, Stat. Appl. Genet. Mol. Biol. 3 (2004), section 6.2.
 *
 * @param betweenRuns τ², on the scale of the quantities
 * @param factor s0², about 1
 * @param degrees d0: how many runs' worth the prior is; 0 without a prior, infinite when all vary alike
 */
record VariancePrior(double betweenRuns, double factor, double degrees) {

    /** Nothing is known: every quantity stands for itself. */
    static final VariancePrior NONE = new VariancePrior(0, 1, 0);

    /** With fewer quantities, the spread of their variances says nothing. */
    private static final int LEAST = 10;

    /** Two runs of a real program do not agree better than to half a percent; what does is chance. */
    static final double RESOLUTION = 0.005 * 0.005;

    /** A variance of 0 has no logarithm, so this part of the median takes its place; source: limma's fitFDist. */
    private static final double LEAST_RATIO = 1e-5;

    private static final double LARGEST_BETWEEN_RUNS = 100;

    static VariancePrior of(List<Series> all) {
        if (all.size() < LEAST || all.get(0).degrees() < 1) {
            return NONE;
        }
        int d = all.get(0).degrees();
        double betweenRuns = betweenRuns(all, d);
        double[] e = all.stream()
                .mapToDouble(s -> s.variance() / (s.samplingVariance() + betweenRuns))
                .toArray();
        double least = LEAST_RATIO * Math.max(Medians.of(e), LEAST_RATIO);
        for (int i = 0; i < e.length; i++) {
            e[i] = Math.log(Math.max(e[i], least)) - Digamma.value(d / 2.0) + Math.log(d / 2.0);
        }
        double mean = mean(e);
        double excess = variance(e, mean) - Trigamma.value(d / 2.0);
        if (excess <= 0) {
            return new VariancePrior(betweenRuns, Math.exp(mean), Double.POSITIVE_INFINITY);
        }
        double d0 = 2 * inverseTrigamma(excess);
        return new VariancePrior(betweenRuns, Math.exp(mean + Digamma.value(d0 / 2) - Math.log(d0 / 2)), d0);
    }

    private static double betweenRuns(List<Series> all, int d) {
        double wanted = ChiSquaredDistribution.of(d).inverseCumulativeProbability(0.5) / d;
        DoubleUnaryOperator tooLarge = tau -> Medians.of(all.stream()
                        .mapToDouble(s -> s.variance() / (s.samplingVariance() + tau))
                        .toArray())
                - wanted;
        if (tooLarge.applyAsDouble(RESOLUTION) <= 0) {
            return RESOLUTION;
        }
        return tooLarge.applyAsDouble(LARGEST_BETWEEN_RUNS) >= 0
                ? LARGEST_BETWEEN_RUNS
                : new BrentSolver(1e-6, 1e-9, 1e-12).findRoot(tooLarge, RESOLUTION, LARGEST_BETWEEN_RUNS);
    }

    /** The y with ψ'(y) = x. */
    private static double inverseTrigamma(double x) {
        DoubleUnaryOperator tooLarge = logY -> Math.log(Trigamma.value(Math.exp(logY))) - Math.log(x);
        double lowest = Math.log(1e-4);
        double highest = Math.log(1e6);
        if (tooLarge.applyAsDouble(highest) >= 0) {
            return Double.POSITIVE_INFINITY;
        }
        return tooLarge.applyAsDouble(lowest) <= 0
                ? Math.exp(lowest)
                : Math.exp(new BrentSolver(1e-9, 1e-9, 1e-12).findRoot(tooLarge, lowest, highest));
    }

    /** What is expected of the variance of that quantity before its own runs are looked at. */
    double expected(Series series) {
        return factor * (series.samplingVariance() + betweenRuns);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
