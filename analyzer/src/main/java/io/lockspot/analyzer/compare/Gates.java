package io.lockspot.analyzer.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides gates. A gate fails when the whole interval is beyond its limit, passes when the whole interval is within it,
 * and is inconclusive between. With k gates the intervals are of 1 − 0.05/k, so that the chance that any of them fails
 * for nothing stays at 5 percent.
 */
final class Gates {

    private final List<Judged> judged;
    private final Runs runs;
    private final Denominator denominator;
    private final double alpha;

    Gates(List<Judged> judged, Runs runs, Denominator denominator, int gates) {
        this.judged = judged;
        this.runs = runs;
        this.denominator = denominator;
        this.alpha = (1 - Estimate.LEVEL) / Math.max(gates, 1);
    }

    GateResult decide(Gate gate, Verdict verdict, OptionalInt furtherRuns) {
        if (gate.target() instanceof Gate.Target.Any) {
            return any(gate, verdict, furtherRuns);
        }
        List<Judged> found = judged.stream()
                .filter(j -> isTarget(j.quantity().subject(), gate.target()))
                .toList();
        if (gate.target() instanceof Gate.Target.OfPath && !found.isEmpty()) {
            found = found.subList(0, 1);
        }
        if (found.isEmpty()) {
            return unseen(gate);
        }
        return found.stream()
                .map(j -> decide(gate, j))
                .max(Comparator.comparing(GateResult::outcome))
                .orElseThrow();
    }

    private GateResult any(Gate gate, Verdict verdict, OptionalInt furtherRuns) {
        GateResult.Outcome outcome = switch (verdict) {
            case REGRESSION -> GateResult.Outcome.FAIL;
            case INCONCLUSIVE -> GateResult.Outcome.INCONCLUSIVE;
            default -> GateResult.Outcome.PASS;
        };
        String reason = outcome == GateResult.Outcome.INCONCLUSIVE ? "the runs are too few or too noisy" : "";
        return new GateResult(gate, outcome, List.of(), Optional.empty(), reason, furtherRuns);
    }

    private static boolean isTarget(Subject subject, Gate.Target target) {
        if (target instanceof Gate.Target.OfOperation t && subject instanceof Subject.OfOperation s) {
            return s.operation().operation().equals(t.operation()) && s.metric() == t.metric();
        }
        if (target instanceof Gate.Target.OfLock t && subject instanceof Subject.OfLock s) {
            return s.metric() == t.metric()
                    && s.lock()
                            .name()
                            .toLowerCase(Locale.ROOT)
                            .contains(t.lock().toLowerCase(Locale.ROOT));
        }
        return target instanceof Gate.Target.OfPath t
                && subject instanceof Subject.OfWatch s
                && s.name().equals(t.function());
    }

    /** What was not seen at all costs nothing, unless nobody could have seen it. */
    private GateResult unseen(Gate gate) {
        if (gate.target() instanceof Gate.Target.OfOperation o) {
            return GateResult.without(
                    gate,
                    GateResult.Outcome.INCONCLUSIVE,
                    "not every recording has this figure of " + o.operation()
                            + "; record both sides with the agent, and long enough for the quantile");
        }
        boolean locks = gate.target() instanceof Gate.Target.OfLock;
        if (locks && denominator.kind() == Denominator.Kind.SHARE) {
            return GateResult.without(
                    gate,
                    GateResult.Outcome.INCONCLUSIVE,
                    "no operations were counted; record both sides with the agent");
        }
        return GateResult.without(
                gate,
                GateResult.Outcome.PASS,
                "nothing of that name, or next to nothing, is in any recording; check the name");
    }

    private GateResult decide(Gate gate, Judged found) {
        Estimate estimate = found.estimate();
        Optional<Interval> interval = interval(gate, found);
        List<Change> evidence = List.of(Change.of(found, Optional.empty(), alpha, SliceBands.NONE));
        if (interval.isEmpty()) {
            return new GateResult(
                    gate,
                    GateResult.Outcome.INCONCLUSIVE,
                    evidence,
                    interval,
                    "its unit is not that of the limit: without counts of operations, give a limit relative to before",
                    OptionalInt.empty());
        }
        if (estimate.descriptive()) {
            int more = Runs.LEAST - Math.min(runs.before().size(), runs.after().size());
            String reason = "at least " + Runs.LEAST + " runs a side are needed to decide";
            return new GateResult(
                    gate, GateResult.Outcome.INCONCLUSIVE, evidence, Optional.empty(), reason, OptionalInt.of(more));
        }
        double limit = limit(gate);
        boolean beyond =
                gate.above() ? interval.get().low() > limit : interval.get().high() < limit;
        boolean within =
                gate.above() ? interval.get().high() <= limit : interval.get().low() >= limit;
        GateResult.Outcome outcome =
                beyond ? GateResult.Outcome.FAIL : within ? GateResult.Outcome.PASS : GateResult.Outcome.INCONCLUSIVE;
        boolean open = outcome == GateResult.Outcome.INCONCLUSIVE;
        OptionalInt further = open && !found.isCommon() ? furtherRuns(interval.get(), limit) : OptionalInt.empty();
        String reason = found.isCommon()
                ? "without counts of operations it may be due to what all other costs did together"
                : "the interval reaches to both sides of the limit"
                        + (further.isEmpty() ? ", and so near to it that more runs will hardly help" : "");
        return new GateResult(gate, outcome, evidence, interval, open ? reason : "", further);
    }

    private static double limit(Gate gate) {
        return gate.limit() instanceof Gate.Limit.Relative r ? r.ratio() : ((Gate.Limit.Absolute) gate.limit()).value();
    }

    private Optional<Interval> interval(Gate gate, Judged found) {
        if (gate.limit() instanceof Gate.Limit.Relative) {
            return Optional.of(found.beyondCommon(alpha));
        }
        Unit wanted = ((Gate.Limit.Absolute) gate.limit()).unit();
        Unit unit = found.quantity().unit();
        boolean number = wanted == Unit.PER_OPERATION && unit == Unit.PER_SECOND;
        return unit == wanted || number
                ? Optional.of(found.quantity().after(found.estimate(), alpha))
                : Optional.empty();
    }

    /**
     * The half-width of the interval shrinks with the square root of the runs until it no longer reaches the limit; on
     * logarithms, where it is symmetric.
     */
    private OptionalInt furtherRuns(Interval interval, double limit) {
        boolean logarithms = interval.low() > 0 && limit > 0;
        double low = logarithms ? Math.log(interval.low()) : interval.low();
        double high = logarithms ? Math.log(interval.high()) : interval.high();
        double middle = (low + high) / 2;
        int now = Math.min(runs.before().size(), runs.after().size());
        double factor = (high - middle) / Math.abs(middle - (logarithms ? Math.log(limit) : limit));
        double needed = Math.ceil(now * factor * factor);
        return needed <= Estimate.MOST_RUNS ? OptionalInt.of((int) Math.max(needed - now, 1)) : OptionalInt.empty();
    }
}
