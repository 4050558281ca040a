package io.lockspot.flamegraphs;

import java.util.Objects;

/**
 * Another unit for the weights of a page's tree.
 *
 * @param words on the switch, such as {@code per close}
 * @param divisor what weights are divided by: seconds, operations, or nanoseconds of a sample; finite and above zero
 * @param unit of the result when it is a count of something, such as {@code samples}; empty for the tree's own unit
 */
public record PageUnit(String words, double divisor, String unit) {

    public PageUnit {
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(unit, "unit");
        if (!(divisor > 0) || Double.isInfinite(divisor)) {
            throw new IllegalArgumentException(words + ": cannot divide by " + divisor);
        }
    }

    /** The tree's own unit, divided. */
    public static PageUnit per(String words, double divisor) {
        return new PageUnit(words, divisor, "");
    }
}
