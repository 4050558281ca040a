package io.lockspot.analyzer.compare;

import java.util.Arrays;

/**
 * One quantity, measured once in each run, on its {@link Scale}. Immutable.
 *
 * <p>The sampling variance is what a quantity would vary between equal runs only because it was sampled: about 1/x for
 * the logarithm of a count of x. It is 0 where everything was counted.
 */
final class Series {

    private final Scale scale;
    private final double[] values;
    private final int before;
    private final double samplingVariance;

    /**
     * @param values on the scale, the runs before first
     * @param before how many of them are before
     */
    Series(Scale scale, double[] values, int before, double samplingVariance) {
        this.scale = scale;
        this.values = values.clone();
        this.before = before;
        this.samplingVariance = samplingVariance;
    }

    Scale scale() {
        return scale;
    }

    int before() {
        return before;
    }

    int after() {
        return values.length - before;
    }

    double samplingVariance() {
        return samplingVariance;
    }

    double meanBefore() {
        return mean(0, before);
    }

    double meanAfter() {
        return mean(before, values.length);
    }

    /** After minus before. */
    double delta() {
        return meanAfter() - meanBefore();
    }

    double center() {
        return (meanBefore() + meanAfter()) / 2;
    }

    /** Degrees of freedom of the variance between runs of the same side. */
    int degrees() {
        return values.length - 2;
    }

    /** The variance between runs of the same side, both sides pooled; NaN without degrees of freedom. */
    double variance() {
        double sum = squares(0, before, meanBefore()) + squares(before, values.length, meanAfter());
        return sum / degrees();
    }

    /** The variance between runs of that side alone; NaN for a side of one run. */
    double variance(boolean ofBefore) {
        return ofBefore
                ? squares(0, before, meanBefore()) / (before - 1)
                : squares(before, values.length, meanAfter()) / (after() - 1);
    }

    /** Half of the range from the first to the third quartile of one side. */
    double halfRange(boolean ofBefore) {
        double[] sorted = Arrays.copyOfRange(values, ofBefore ? 0 : before, ofBefore ? before : values.length);
        Arrays.sort(sorted);
        return (quartile(3, sorted) - quartile(1, sorted)) / 2;
    }

    /** Between the two values that are next to it, in proportion. */
    private static double quartile(int which, double... sorted) {
        double place = which * (sorted.length - 1) / 4.0;
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** 1/n + 1/n: what the variance is multiplied with for that of the difference of the means. */
    double spread() {
        return 1.0 / before + 1.0 / after();
    }

    /** The same as if nothing had changed between before and after: each side moved to the common centre. */
    Series centered() {
        double[] moved = values.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += center() - (i < before ? meanBefore() : meanAfter());
        }
        return new Series(scale, moved, before, samplingVariance);
    }

    /** The same runs with other labels: the run at {@code order[i]} comes to place i. */
    Series relabelled(int[] order) {
        return dealt(order, before);
    }

    /** Some of the runs, dealt out anew: the run at {@code order[i]} comes to place i, and that many are before. */
    Series dealt(int[] order, int before) {
        double[] moved = new double[order.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = values[order[i]];
        }
        return new Series(scale, moved, before, samplingVariance);
    }

    private double mean(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }

    private double squares(int from, int to, double mean) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (values[i] - mean) * (values[i] - mean);
        }
        return sum;
    }
}
