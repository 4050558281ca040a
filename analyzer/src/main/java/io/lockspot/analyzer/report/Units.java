package io.lockspot.analyzer.report;

import io.lockspot.analyzer.model.Measure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people. */
public final class Units {

    private Units() {}

    /** A time with three significant digits or so: {@code 850 ns}, {@code 17.5 µs}, {@code 560 ms}, {@code 20.18 s}. */
    public static String duration(double nanos) {
        if (nanos < 999.5) {
            return String.format(Locale.ROOT, "%.0f ns", nanos);
        }
        if (nanos < 999_500) {
            return scaled(nanos / 1e3, "µs");
        }
        if (nanos < 999_500_000) {
            return scaled(nanos / 1e6, "ms");
        }
        return nanos < 100e9 ? String.format(Locale.ROOT, "%.2f s", nanos / 1e9) : count(nanos / 1e9) + " s";
    }

    /** A time where nanoseconds count: {@code 0.4 ns}. */
    public static String smallDuration(double nanos) {
        return nanos > 0 && nanos < 9.95 ? String.format(Locale.ROOT, "%.1f ns", nanos) : duration(nanos);
    }

    /** A number with three significant digits: {@code 0.0131}. */
    public static String number(double value) {
        return value >= 1000
                ? count(value)
                : new BigDecimal(value)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static String scaled(double value, String unit) {
        return String.format(Locale.ROOT, value < 99.95 ? "%.1f %s" : "%.0f %s", value, unit);
    }

    /** A whole number with thousands apart: {@code 32,000}. */
    public static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    /** A number and what it counts: {@code 1 wait}, {@code 206 waits}. */
    public static String count(long value, String one, String many) {
        return count(value) + " " + (value == 1 ? one : many);
    }

    /** A number for each second: two digits more than a whole number only where it is small. */
    public static String perSecond(double value) {
        return value < 10 ? String.format(Locale.ROOT, "%.2f", value) : count(value);
    }

    /** A share from 0 to 100 with two decimals: {@code 57.42%}. */
    public static String share(double percent) {
        return String.format(Locale.ROOT, "%.2f%%", percent);
    }

    /** A share for sentences: {@code 57.4 %}. */
    public static String roundShare(double percent) {
        return String.format(Locale.ROOT, "%.1f %%", percent);
    }

    /** A weight in the unit of its measure. */
    public static String weight(Measure measure, long weight) {
        return measure == Measure.SAMPLES ? count(weight, "sample", "samples") : duration(weight);
    }

    /** What a measure counts, in words. */
    public static String noun(Measure measure) {
        return switch (measure) {
            case CPU -> "CPU time";
            case LOCK_WAIT -> "lock wait time";
            case KERNEL_LOCK_WAIT -> "kernel lock wait time";
            case OFF_CPU -> "time off the CPU";
            case OPERATION_TIME -> "time in slow operations";
            case SAMPLES -> "all samples";
        };
    }
}
