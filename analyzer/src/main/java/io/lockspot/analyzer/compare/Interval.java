package io.lockspot.analyzer.compare;

/** From where to where; both ends belong to it. */
public record Interval(double low, double high) {

    /** The end that is nearer to the given value; the value itself when it is inside. */
    double nearestTo(double value) {
        return Math.min(Math.max(value, low), high);
    }

    /** The end that is farther from the given value, as a ratio to it. */
    double farthestFrom(double value) {
        return high / value > value / low ? high : low;
    }
}
