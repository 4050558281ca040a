package io.lockspot.analyzer.compare;

import java.util.OptionalDouble;

/** Decides whether a change is large enough to matter: at least 10 percent, and at least half a percentage point. */
final class EffectGate {

    /** As a ratio to before, minus 1. */
    static final double LEAST_CHANGE = 0.10;

    /** Of the whole before, 0 to 1. */
    private static final double LEAST_POINTS = 0.005;

    private EffectGate() {}

    /**
     * @param ratio after / before
     * @param share of the whole before, 0 to 1; empty where there is no whole to be a part of, such as for a latency
     */
    static boolean matters(double ratio, OptionalDouble share) {
        double change = ratio - 1;
        return Math.abs(change) >= LEAST_CHANGE
                && (share.isEmpty() || Math.abs(change) * share.getAsDouble() >= LEAST_POINTS);
    }
}
