package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Measure;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Turns the weights of one measure into costs that can be compared: log((w + u/2) / o), o being operations or
 * CPU-seconds, else logit((w + u/2) / (W + u)). u is what one event weighs, so the half is half a sample, and a path that
 * does not occur has a logarithm too.
 *
 * <p>The sampling variance is 1/(x + 1/2) for a path with x samples, and 1/(x + 1/2) + 1/(n − x + 1/2) for a share. Waits
 * are of different lengths, about exponentially distributed, which doubles it. It is computed from the mean of each side.
 */
final class Costs {

    /** A path with fewer events, in the mean over all runs, is not looked at; the mean does not tell the sides apart. */
    private static final double ENOUGH = 20;

    private static final double ENOUGH_SHARE = 0.002;

    /** Below this the logarithm of a count is not nearly normal, whatever its share. */
    private static final double LEAST = 5;

    private final Measure measure;
    private final Runs runs;
    private final Weighted total;
    private final Denominator.Amounts amounts;

    Costs(Measure measure, Runs runs, Weighted total, Denominator.Amounts amounts) {
        this.measure = measure;
        this.runs = runs;
        this.total = total;
        this.amounts = amounts;
    }

    Measure measure() {
        return measure;
    }

    /** The unit that costs of the measure come out in. */
    Unit unit() {
        boolean time = measure.unit().equals("ns");
        return switch (amounts.chosen().kind()) {
            case OPERATION -> time ? Unit.NANOS : Unit.PER_OPERATION;
            case CPU_SECOND -> time ? Unit.NANOS_PER_CPU_SECOND : Unit.PER_CPU_SECOND;
            case SHARE -> Unit.PERCENT;
        };
    }

    Quantity quantity(Subject subject, Weighted part, boolean watched) {
        return new Quantity(
                subject,
                measure.id(),
                unit(),
                series(part),
                half(part, true),
                half(part, false),
                true,
                shareBefore(part),
                Optional.of(sides(part)),
                watched);
    }

    Weighted total() {
        return total;
    }

    boolean isEnough(Weighted part) {
        double mean = part.meanCount();
        return mean >= ENOUGH || mean >= LEAST && mean >= ENOUGH_SHARE * total.meanCount();
    }

    /** What one event weighs in that run. */
    private double unit(Weighted part, int run) {
        boolean sampled = measure.sampled() && total.counts()[run] > 0;
        double weights = sampled ? total.weights()[run] : Weighted.sum(part.weights(), 0, runs.size());
        double counts = sampled ? total.counts()[run] : Weighted.sum(part.counts(), 0, runs.size());
        return counts == 0 ? 1 : weights / counts;
    }

    Series series(Weighted part) {
        Optional<double[]> divisor = amounts.divisor();
        double[] values = new double[runs.size()];
        for (int i = 0; i < values.length; i++) {
            double half = unit(part, i) / 2;
            double weight = part.weights()[i] + half;
            values[i] = divisor.isPresent()
                    ? Scale.LOG.of(weight / divisor.get()[i])
                    : Scale.LOGIT.of(weight / (total.weights()[i] + 2 * half));
        }
        double variance = (variance(part, 0, runs.before().size())
                        + variance(part, runs.before().size(), runs.size()))
                / 2;
        return new Series(
                divisor.isPresent() ? Scale.LOG : Scale.LOGIT,
                values,
                runs.before().size(),
                variance);
    }

    private double variance(Weighted part, int from, int to) {
        double mean = Weighted.sum(part.counts(), from, to) / (to - from);
        double rest = Weighted.sum(total.counts(), from, to) / (to - from) - mean;
        double variance = 1 / (mean + 0.5) + (amounts.divisor().isPresent() ? 0 : 1 / (rest + 0.5));
        return measure.sampled() ? variance : 2 * variance;
    }

    /** What half an event adds to the value of one side, in the unit of the values. */
    double half(Weighted part, boolean before) {
        int from = before ? 0 : runs.before().size();
        int to = before ? runs.before().size() : runs.size();
        double sum = 0;
        for (int i = from; i < to; i++) {
            double whole = amounts.divisor().isPresent() ? amounts.divisor().get()[i] : total.weights()[i];
            sum += unit(part, i) / 2 / whole;
        }
        return sum / (to - from);
    }

    /**
     * What share of the whole the part was before, 0 to 1. The whole of waits is the time in operations where these are
     * counted: waiting costs what it costs of that.
     */
    OptionalDouble shareBefore(Weighted part) {
        int sides = runs.before().size();
        double whole = Weighted.sum(total.weights(), 0, sides);
        if (!measure.sampled()) {
            whole = Math.max(
                    whole,
                    runs.before().stream().mapToDouble(Run::operationTime).sum());
        }
        double weight = Weighted.sum(part.weights(), 0, sides);
        // A part that was not there before has no share that could be multiplied: it gets half an event's.
        double least = unit(part, 0) / 2 * sides;
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.max(weight, least) / whole);
    }

    /** The mean cost of one side, half an event added; never zero. */
    double mean(Weighted part, boolean before) {
        int from = before ? 0 : runs.before().size();
        int to = before ? runs.before().size() : runs.size();
        double weight = 0;
        double whole = 0;
        for (int i = from; i < to; i++) {
            weight += part.weights()[i] + unit(part, i) / 2;
            whole += amounts.divisor().isPresent() ? amounts.divisor().get()[i] : total.weights()[i];
        }
        return whole == 0 ? 1 : weight / whole;
    }

    /** The three ways to say what the part costs. */
    BothCosts sides(Weighted part) {
        return new BothCosts(side(part, true), side(part, false));
    }

    private SideCosts side(Weighted part, boolean before) {
        int from = before ? 0 : runs.before().size();
        int to = before ? runs.before().size() : runs.size();
        double weight = Weighted.sum(part.weights(), from, to);
        double whole = Weighted.sum(total.weights(), from, to);
        return new SideCosts(
                per(amounts.operations(), weight, from, to),
                per(amounts.cpuSeconds(), weight, from, to),
                whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(100 * weight / whole));
    }

    private static OptionalDouble per(Optional<double[]> amounts, double weight, int from, int to) {
        return amounts.isPresent()
                ? OptionalDouble.of(weight / Weighted.sum(amounts.get(), from, to))
                : OptionalDouble.empty();
    }
}
