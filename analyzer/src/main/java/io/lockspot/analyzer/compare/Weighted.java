package io.lockspot.analyzer.compare;

import java.util.Arrays;

/**
 * What one path, function or lock weighs in each run.
 *
 * @param weights in the unit of the measure
 * @param counts how many samples or waits that was
 */
record Weighted(double[] weights, double[] counts) {

    static Weighted none(int runs) {
        return new Weighted(new double[runs], new double[runs]);
    }

    double meanCount() {
        return Arrays.stream(counts).average().orElse(0);
    }

    boolean sameAs(Weighted other) {
        return Arrays.equals(weights, other.weights) && Arrays.equals(counts, other.counts);
    }

    static double sum(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).sum();
    }
}
