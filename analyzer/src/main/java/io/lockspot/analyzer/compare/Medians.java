package io.lockspot.analyzer.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Medians. */
final class Medians {

    private Medians() {}

    /** The middle value, or the mean of the two middle ones. */
    static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** The value that half of all weight is at or below. */
    static double weighted(double[] values, double[] weights) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double half = Arrays.stream(weights).sum() / 2;
        double sum = 0;
        for (int i : order) {
            sum += weights[i];
            if (sum >= half) {
                return values[i];
            }
        }
        return values[order[order.length - 1]];
    }
}
