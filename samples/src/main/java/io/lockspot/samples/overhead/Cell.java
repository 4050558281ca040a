package io.lockspot.samples.overhead;

import java.util.Locale;

/** Figures as they stand in tables. */
final class Cell {

    /** No such figure. */
    static final String NONE = "–";

    private Cell() {}

    /** The value and its interval. */
    static String of(Estimate estimate, double factor, int digits) {
        if (Double.isNaN(estimate.value())) {
            return NONE;
        }
        String value = number(estimate.value() * factor, digits);
        return estimate.hasInterval()
                ? value + " [" + number(estimate.low() * factor, digits) + ", "
                        + number(estimate.high() * factor, digits) + "]"
                : value;
    }

    static String number(double value, int digits) {
        String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
        return text.matches("-[0.]+") ? text.substring(1) : text;
    }
}
