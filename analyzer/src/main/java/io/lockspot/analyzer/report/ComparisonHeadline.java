package io.lockspot.analyzer.report;

import io.lockspot.analyzer.compare.Change;
import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.compare.Interval;
import io.lockspot.analyzer.compare.LockMetric;
import io.lockspot.analyzer.compare.OperationMetric;
import io.lockspot.analyzer.compare.Runs;
import io.lockspot.analyzer.compare.Subject;
import io.lockspot.analyzer.compare.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The one sentence about a comparison. It claims nothing that is not significant; not yet made printable. */
final class ComparisonHeadline {

    private static final Map<String, String> DOING = Map.of(
            "close", "closing a connection",
            "register", "registering a connection",
            "deregister", "deregistering a connection",
            "release", "releasing a descriptor");

    private final Comparison comparison;

    private ComparisonHeadline(Comparison comparison) {
        this.comparison = comparison;
    }

    static String of(Comparison comparison) {
        return new ComparisonHeadline(comparison).sentence();
    }

    private String sentence() {
        if (comparison.descriptive()) {
            return "INCONCLUSIVE: " + runs() + ", which shows how these runs differ and not what the change did; "
                    + "at least " + Runs.LEAST + " runs a side are needed, 5 are usual";
        }
        List<String> said = new ArrayList<>();
        mean().map(this::takes).ifPresent(said::add);
        lockWait().map(this::wait).ifPresent(said::add);
        watched().map(this::costs).ifPresent(said::add);
        if (said.size() < 2) {
            path().map(this::costs).filter(s -> !said.contains(s)).ifPresent(said::add);
        }
        rate().map(this::rate).ifPresent(said::add);
        worst().filter(w -> comparison.verdict() == Verdict.REGRESSION)
                .map(this::anything)
                .filter(s -> said.stream().noneMatch(s::equals))
                .ifPresent(said::add);
        return comparison.verdict() + ": " + (said.isEmpty() ? nothing() : String.join("; ", said));
    }

    private String runs() {
        int before = comparison.runs().before().size();
        int after = comparison.runs().after().size();
        return before == after
                ? Units.count(before, "run", "runs") + " a side"
                : Units.count(before, "run", "runs") + " before and " + Units.count(after, "run", "runs") + " after";
    }

    private String nothing() {
        if (comparison.verdict() != Verdict.INCONCLUSIVE) {
            return "no change that matters in " + Units.count(comparison.tested(), "figure", "figures") + " and paths";
        }
        String more = comparison.furtherRuns().isPresent()
                ? "about " + comparison.furtherRuns().getAsInt()
                        + " more on each side would most likely show one of 10 %"
                : "more are needed";
        return "no change found, but the runs are too few or too noisy to rule one out; " + more;
    }

    private Stream<Change> decided(List<Change> changes) {
        return changes.stream().filter(Changes::matters);
    }

    private Optional<Change> mean() {
        String operation = comparison.denominator().operation();
        return decided(comparison.operations())
                .filter(c -> Changes.isOperation(c, OperationMetric.MEAN))
                .filter(c -> ((Subject.OfOperation) c.subject())
                        .operation()
                        .operation()
                        .equals(operation))
                .findFirst();
    }

    private Optional<Change> lockWait() {
        Stream<Change> locks = comparison.locks().stream()
                .filter(c -> c.subject() instanceof Subject.OfLock l && l.metric() == LockMetric.WAIT_TIME);
        return locks.filter(Changes::matters).max(Comparator.comparingDouble(ComparisonHeadline::size));
    }

    private Optional<Change> watched() {
        return decided(comparison.watched()).max(Comparator.comparingDouble(ComparisonHeadline::size));
    }

    private Optional<Change> path() {
        return decided(comparison.paths()).max(Comparator.comparingDouble(ComparisonHeadline::size));
    }

    private Optional<Change> rate() {
        return comparison.operations().stream()
                .filter(c -> Changes.isOperation(c, OperationMetric.PER_SECOND) && c.significant())
                .filter(c -> ((Subject.OfOperation) c.subject())
                        .operation()
                        .operation()
                        .equals(comparison.denominator().operation()))
                .filter(Changes::matters)
                .findFirst();
    }

    private Optional<Change> worst() {
        return Stream.of(comparison.operations(), comparison.locks(), comparison.watched(), comparison.paths())
                .flatMap(List::stream)
                .filter(c -> c.verdict() == Verdict.REGRESSION)
                .filter(c -> !Changes.isOperation(c, OperationMetric.PER_SECOND))
                .max(Comparator.comparingDouble(ComparisonHeadline::size));
    }

    private static double size(Change change) {
        return Math.abs(change.after().value() - change.before().value());
    }

    private String takes(Change change) {
        String operation = ((Subject.OfOperation) change.subject()).operation().operation();
        return DOING.getOrDefault(operation, operation + "()") + " takes " + byHowMuch(change) + " time"
                + range(change);
    }

    private String wait(Change change) {
        String lock = ((Subject.OfLock) change.subject()).lock().name();
        return "the wait for " + lock + " " + Changes.per(comparison.denominator()) + " " + fromTo(change);
    }

    private String costs(Change change) {
        return ChangeNames.of(change.subject()) + " " + fromTo(change) + " " + Changes.per(comparison.denominator());
    }

    private String rate(Change change) {
        String operation = ((Subject.OfOperation) change.subject()).operation().operation();
        return Changes.ratio(change.ratio()) + " " + operation + "s per second";
    }

    private String anything(Change change) {
        if (change.subject() instanceof Subject.OfOperation o) {
            if (o.metric() == OperationMetric.MEAN) {
                return takes(change);
            }
            return ChangeNames.of(change.subject()) + " " + fromTo(change);
        }
        return change.subject() instanceof Subject.OfLock ? wait(change) : costs(change);
    }

    private static String fromTo(Change change) {
        return (Changes.isMore(change) ? "rose from " : "fell from ")
                + Changes.value(change.unit(), change.before().value())
                + " to " + Changes.value(change.unit(), change.after().value());
    }

    private static String byHowMuch(Change change) {
        if (change.ratio() >= 10) {
            return Changes.ratio(change.ratio()) + " the";
        }
        return String.format(
                Locale.ROOT,
                "%.0f %% %s",
                100 * Math.abs(change.ratio() - 1),
                Changes.isMore(change) ? "more" : "less");
    }

    /** The interval in parentheses: {@code (38–44 %)}. */
    private static String range(Change change) {
        if (change.interval().isEmpty() || change.ratio() >= 10) {
            return "";
        }
        Interval interval = change.interval().get();
        double a = 100 * Math.abs(interval.low() - 1);
        double b = 100 * Math.abs(interval.high() - 1);
        return String.format(Locale.ROOT, " (%.0f–%.0f %%)", Math.min(a, b), Math.max(a, b));
    }
}
