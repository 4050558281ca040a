package io.lockspot.analyzer.compare;

import java.util.OptionalDouble;

/** Decides whether a change is large enough to matter: at least 10 percent, and at least half a percentage point. */
final class EffectGate {

    /** As a ratio to before, minus 1. */
    static final double LEAST_CHANGE = 0.10;

    /** A change that must be ruled out before it may be said that there is none; as a ratio to before, minus 1. */
    static final double RULED_OUT = 0.25;

    /** Of the whole before, 0 to 1. */
    private static final double LEAST_POINTS = 0.005;

    private EffectGate() {}

    /**
     * Whether an alarm is worth it.
     *
     * @param ratio after / before
     * @param share of the whole before, 0 to 1; empty where there is no whole to be a part of, such as for a latency
     */
    static boolean matters(double ratio, OptionalDouble share) {
        return isAtLeast(LEAST_CHANGE, ratio, share);
    }

    /** Whether the change is so large that a comparison which cannot rule it out has not said much. */
    static boolean isLarge(double ratio, OptionalDouble share) {
        return isAtLeast(RULED_OUT, ratio, share);
    }

    private static boolean isAtLeast(double least, double ratio, OptionalDouble share) {
        double change = ratio - 1;
        return Math.abs(change) >= least && (share.isEmpty() || Math.abs(change) * share.getAsDouble() >= LEAST_POINTS);
    }
}
