package io.lockspot.samples.readbench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The result in short: a line for each input, with lockspot's speed and how many times the other tool's that is. */
final class RatioTable {

    private static final String ROW = "%-10s %-23s %-20s %-20s %-20s %s%n";

    private RatioTable() {}

    static void print(List<Trial> trials, PrintWriter out) {
        out.printf("%nTimes as fast, median [min, max]%n");
        out.printf(ROW, "", "as", "1 core", "all cores", "lockspot's MB/s", "goal");
        for (Trial trial : trials) {
            row(trial, out);
        }
    }

    private static void row(Trial trial, PrintWriter out) {
        String other = "";
        String speed = "";
        String one = "";
        String all = "";
        for (Contestant contestant : trial.contestants()) {
            Spread ratio = trial.ratio(contestant);
            if (ratio != null) {
                other = contestant.baseline().name();
                one = contestant.cores() == Cores.ONE ? text(ratio, "%.2f") : one;
                all = contestant.cores() == Cores.ALL ? text(ratio, "%.2f") : all;
            }
            if (contestant.name().equals(Contestants.LOCKSPOT)
                    && contestant.cores() == Cores.ALL
                    && !trial.failed(contestant)) {
                speed = text(trial.speed(contestant), "%.0f");
            }
        }
        out.printf(
                ROW,
                trial.input().name().toLowerCase(Locale.ROOT),
                other,
                one,
                all,
                speed,
                trial.input().goal());
    }

    static String text(Spread spread, String format) {
        return String.format(
                Locale.ROOT,
                format + " [" + format + ", " + format + "]",
                spread.median(),
                spread.low(),
                spread.high());
    }
}
