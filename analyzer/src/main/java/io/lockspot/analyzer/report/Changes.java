package io.lockspot.analyzer.report;

import io.lockspot.analyzer.compare.Change;
import io.lockspot.analyzer.compare.Denominator;
import io.lockspot.analyzer.compare.Figure;
import io.lockspot.analyzer.compare.Interval;
import io.lockspot.analyzer.compare.OperationMetric;
import io.lockspot.analyzer.compare.Runs;
import io.lockspot.analyzer.compare.Subject;
import io.lockspot.analyzer.compare.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The parts of a change in words and numbers. */
final class Changes {

    /** From this factor on a factor reads better than percent. */
    private static final double LARGE = 10;

    /** An interval that reaches to more than eleven times the value says nothing; benchstat's sign for that is ∞. */
    private static final double MOST_PERCENT = 999;

    private Changes() {}

    private static final MathContext DIGITS = new MathContext(6);

    /** With the digits that it has in JSON: further ones differ between processors. */
    static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
    }

    static String value(Unit unit, double raw) {
        double value = rounded(raw);
        return switch (unit) {
            case NANOS, NANOS_PER_CPU_SECOND -> Units.duration(value);
            case PERCENT -> Units.share(value);
            case PER_SECOND -> Units.perSecond(value);
            case PER_OPERATION, PER_CPU_SECOND -> number(value);
        };
    }

    private static String number(double value) {
        return value >= 1000 ? Units.count(value) : String.format(Locale.ROOT, value >= 1 ? "%.3g" : "%.4f", value);
    }

    /** A value with half the width of its interval in percent, or of what slices of time do where there is none. */
    static String figure(Unit unit, Figure figure) {
        String value = value(unit, figure.value());
        OptionalDouble percent = halfWidth(figure);
        if (percent.isEmpty()) {
            return value;
        }
        return value + (isTooRare(figure) ? " ± ∞" : String.format(Locale.ROOT, " ± %.0f %%", percent.getAsDouble()));
    }

    /** Whether its interval is so wide that the value is hardly known. */
    static boolean isTooRare(Figure figure) {
        return halfWidth(figure).orElse(0) > MOST_PERCENT;
    }

    private static OptionalDouble halfWidth(Figure figure) {
        Optional<Interval> known = figure.interval().or(figure::slices);
        if (known.isEmpty() || figure.value() == 0) {
            return OptionalDouble.empty();
        }
        Interval interval = known.get();
        double middle = rounded(figure.value());
        double half = Math.max(rounded(interval.high()) - middle, middle - rounded(interval.low()));
        return OptionalDouble.of(100 * half / middle);
    }

    /** A ratio as a change: {@code -41.2 %}, or {@code ×12}. */
    static String ratio(double raw) {
        double ratio = rounded(raw);
        if (Double.isInfinite(ratio)) {
            return "new";
        }
        if (ratio >= LARGE) {
            return ratio >= 1000 ? "×" + Units.count(ratio) : String.format(Locale.ROOT, "×%.3g", ratio);
        }
        return String.format(Locale.ROOT, "%+.1f %%", 100 * (ratio - 1));
    }

    static String interval(Interval interval) {
        return Double.isInfinite(interval.high())
                ? "at least " + ratio(interval.low())
                : ratio(interval.low()) + " … " + ratio(interval.high());
    }

    /** As benchstat has it: the change only where there surely is one, else {@code ~}. */
    static String change(Change change, boolean descriptive) {
        return change.significant() || descriptive ? ratio(change.ratio()) : "~";
    }

    /** How sure it is. */
    static String evidence(Change change, Runs runs) {
        String n = runs.before().size() == runs.after().size()
                ? "n=" + runs.before().size()
                : "n=" + runs.before().size() + "+" + runs.after().size();
        return change.p().isPresent()
                ? String.format(Locale.ROOT, "p=%.3f %s", change.q().getAsDouble(), n)
                : n;
    }

    /** What costs are given for: {@code per close}. */
    static String per(Denominator denominator) {
        return switch (denominator.kind()) {
            case OPERATION -> "per " + Names.printable(denominator.operation());
            case CPU_SECOND -> "per CPU-second";
            case SHARE -> "as a share of the whole";
        };
    }

    static String verdict(Change change) {
        return switch (change.verdict()) {
            case IMPROVEMENT -> "better";
            case REGRESSION -> "WORSE";
            case MOVED -> "moved";
            case INCONCLUSIVE -> change.common() ? "(no more than all the rest)" : "(not ruled out)";
            case PASS -> "";
        };
    }

    /** The better or worse of a row; a rate depends on what is asked of the program, so it is neither. */
    static String mark(Change change) {
        boolean judged = matters(change) && !isOperation(change, OperationMetric.PER_SECOND);
        return judged ? " " + verdict(change) : "";
    }

    /** Whether the change is surely there, and surely large enough to matter. */
    static boolean matters(Change change) {
        return switch (change.verdict()) {
            case IMPROVEMENT, REGRESSION -> true;
            case MOVED, INCONCLUSIVE, PASS -> false;
        };
    }

    static boolean isMore(Change change) {
        return change.ratio() > 1;
    }

    /** Whether it is of the operation that costs are given for. */
    static boolean isOfTheOperation(Change change, Denominator denominator) {
        return change.subject() instanceof Subject.OfOperation o
                && o.operation().operation().equals(denominator.operation());
    }

    static boolean isOperation(Change change, OperationMetric metric) {
        return change.subject() instanceof Subject.OfOperation o && o.metric() == metric;
    }
}
