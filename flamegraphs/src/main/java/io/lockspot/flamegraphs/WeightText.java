package io.lockspot.flamegraphs;

import java.util.Locale;

/** How weights read in pictures: as the script's {@code weightText} and {@code shareText} write them. */
final class WeightText {

    private WeightText() {}

    /** @param unit {@code ns} is shown as time, any other behind the number */
    static String of(double weight, String unit) {
        if (unit.equals("ns")) {
            return duration(weight);
        }
        String number = number(weight);
        boolean isOne = number.equals("1") && unit.endsWith("s");
        return number + ' ' + (isOne ? unit.substring(0, unit.length() - 1) : unit);
    }

    static String number(double number) {
        if (number == Math.rint(number) || number >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", number);
        }
        int decimals = Math.min(Math.max(2 - (int) Math.floor(Math.log10(number)), 0), 9);
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }

    private static String duration(double ns) {
        if (ns < 999.5) {
            return (ns > 0 && ns < 100 ? number(ns) : String.format(Locale.ROOT, "%.0f", ns)) + " ns";
        } else if (ns < 999_500) {
            return scaled(ns / 1e3) + " \u00b5s";
        } else if (ns < 999_500_000) {
            return scaled(ns / 1e6) + " ms";
        }
        return ns < 100e9
                ? String.format(Locale.ROOT, "%.2f s", ns / 1e9)
                : String.format(Locale.ROOT, "%,.0f s", ns / 1e9);
    }

    private static String scaled(double value) {
        return String.format(Locale.ROOT, value < 99.95 ? "%.1f" : "%.0f", value);
    }

    /** @param share 0 to 1 */
    static String share(double share) {
        return share > 0 && share < 0.00005 ? "<0.01%" : String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
