package io.lockspot.samples.readbench;

import java.util.Arrays;

/** The median of some values, the smallest, and the largest. */
record Spread(double median, double low, double high, int count) {

    static Spread of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    /** How sure it is, in percent, that the true median of independent values lies between the smallest and the largest. */
    double confidence() {
        return 100 * (1 - Math.pow(0.5, count - 1.0));
    }
}
