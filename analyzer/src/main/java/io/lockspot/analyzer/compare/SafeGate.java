package io.lockspot.analyzer.compare;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The smallest relative gate on a quantity that equal runs do not trip over. Each split counts in both directions.
 *
 * @param share of the whole, 0 to 1; empty where there is no whole to be a part of
 * @param watched whether it was named before anybody looked
 * @param lowerIsBetter whether a gate is on more of it
 * @param neverFails the percentage from which on no split fails
 * @param passes the percentage from which on 95 of 100 splits pass, rather than being inconclusive; empty when it is
 *     beyond {@link #MOST}
 */
public record SafeGate(
        Subject subject,
        OptionalDouble share,
        boolean watched,
        boolean lowerIsBetter,
        OptionalInt neverFails,
        OptionalInt passes) {

    /** Percent; a gate that is wider than that guards nothing. */
    public static final int MOST = 400;

    /** The percentage that is safe: no split fails, and hardly any is inconclusive. */
    public OptionalInt safe() {
        return neverFails.isEmpty() || passes.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(Math.max(neverFails.getAsInt(), passes.getAsInt()));
    }
}
