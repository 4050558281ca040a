package io.lockspot.samples.overhead;

/**
 * A figure with the interval that holds the true one in 95 of 100 cases.
 *
 * @param low not a number when there was only one pair, and so no interval
 * @param high likewise
 */
record Estimate(double value, double low, double high) {

    /** With one pair there is a figure, and nothing that says how far it may be off. */
    boolean hasInterval() {
        return !Double.isNaN(low);
    }

    Estimate times(double factor) {
        return factor < 0
                ? new Estimate(value * factor, high * factor, low * factor)
                : new Estimate(value * factor, low * factor, high * factor);
    }
}
