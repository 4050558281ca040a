package io.lockspot.agent.record;

/**
 * What one operation costs, from windows that were opened at random: all the time that was seen in them over all the
 * operations, with the interval that holds the true ratio in 95 of 100 cases. Windows differ more from each other than the
 * operations inside of one, so it is the windows that are taken as independent. Not safe for threads.
 */
final class RatioEstimate {

    /** With fewer windows the interval means nothing. */
    static final int LEAST = 5;

    private static final double NORMAL = 1.959964;

    private int windows;
    private double operations;
    private double nanos;
    private double operationsSquared;
    private double nanosSquared;
    private double product;

    /** Adds a window; an empty one says nothing. */
    void add(long windowNanos, long windowOperations) {
        if (windowOperations > 0) {
            windows++;
            operations += windowOperations;
            nanos += windowNanos;
            operationsSquared += (double) windowOperations * windowOperations;
            nanosSquared += (double) windowNanos * windowNanos;
            product += (double) windowNanos * windowOperations;
        }
    }

    int windows() {
        return windows;
    }

    boolean isKnown() {
        return windows >= LEAST;
    }

    /** Nanoseconds per operation; not a number when no window saw one. */
    double value() {
        return nanos / operations;
    }

    double low() {
        return Math.max(0, value() - margin());
    }

    double high() {
        return value() + margin();
    }

    private double margin() {
        if (windows < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double ratio = value();
        double residuals = nanosSquared - 2 * ratio * product + ratio * ratio * operationsSquared;
        double error = Math.sqrt(Math.max(0, residuals) * windows / (windows - 1)) / operations;
        return student(windows - 1) * error;
    }

    /** The 97.5 % quantile of Student's t, by the first terms of its expansion about the normal one. */
    static double student(int degrees) {
        double z = NORMAL;
        double z3 = z * z * z;
        double z5 = z3 * z * z;
        double first = (z3 + z) / 4;
        double second = (5 * z5 + 16 * z3 + 3 * z) / 96;
        double third = (3 * z5 * z * z + 19 * z5 + 17 * z3 - 15 * z) / 384;
        double n = degrees;
        return z + first / n + second / (n * n) + third / (n * n * n);
    }
}
