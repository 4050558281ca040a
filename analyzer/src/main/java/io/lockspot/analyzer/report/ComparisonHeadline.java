package io.lockspot.analyzer.report;

import io.lockspot.analyzer.compare.Change;
import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.compare.Denominator;
import io.lockspot.analyzer.compare.Difference;
import io.lockspot.analyzer.compare.Interval;
import io.lockspot.analyzer.compare.LockMetric;
import io.lockspot.analyzer.compare.OperationMetric;
import io.lockspot.analyzer.compare.Runs;
import io.lockspot.analyzer.compare.Subject;
import io.lockspot.analyzer.compare.Verdict;
import io.lockspot.analyzer.model.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
        return new ComparisonHeadline(comparison).sentence() + notTheSame(comparison.differences());
    }

    /** Whoever passes the sentence on passes this on. */
    static String notTheSame(List<Difference> differences) {
        return differences.isEmpty()
                ? ""
                : ". NOT THE SAME before and after: "
                        + differences.stream().map(Difference::what).distinct().collect(Collectors.joining(", "));
    }

    private String sentence() {
        if (comparison.descriptive()) {
            return "INCONCLUSIVE: " + runs() + ", which shows how these runs differ and not what the change did; "
                    + "at least " + Runs.LEAST + " runs a side are needed, 5 are usual"
                    + described().map(s -> "; in these runs " + s).orElse("");
        }
        List<Change> said = new ArrayList<>();
        mean().ifPresent(said::add);
        lockWait().ifPresent(said::add);
        watched().ifPresent(said::add);
        if (said.isEmpty()) {
            path().ifPresent(said::add);
        }
        boolean hidden = said.stream().noneMatch(c -> c.verdict() == comparison.verdict());
        if (hidden) {
            decisive().ifPresent(said::add);
        }
        // What the verdict rests on comes first, whatever else is better or worse.
        said.sort(Comparator.comparing(c -> c.verdict() != comparison.verdict()));
        List<String> words = new ArrayList<>();
        said.forEach(c -> words.add(words(c)));
        if (words.isEmpty()) {
            words.add(moved().orElseGet(this::nothing));
        }
        rate().map(this::rate).ifPresent(words::add);
        return comparison.verdict() + ": " + String.join("; ", words);
    }

    /** A cost that went elsewhere is neither better nor worse. */
    private Optional<String> moved() {
        return comparison.paths().stream()
                .filter(c -> c.verdict() == Verdict.MOVED && !Changes.isMore(c))
                .findFirst()
                .map(c -> ChangeNames.of(c.subject()) + " moved to "
                        + Names.path(c.moved().orElseThrow().frames(), 1)
                        + (comparison.denominator().kind() == Denominator.Kind.SHARE
                                ? ", as far as shares can tell: they do not say which of the two changed"
                                : ", and the whole costs what it did"));
    }

    private String runs() {
        int before = comparison.runs().before().size();
        int after = comparison.runs().after().size();
        return before == after
                ? Units.count(before, "run", "runs") + " a side"
                : Units.count(before, "run", "runs") + " before and " + Units.count(after, "run", "runs") + " after";
    }

    private String nothing() {
        String looked = Units.count(comparison.tested(), "figure and path", "figures and paths");
        if (comparison.verdict() != Verdict.INCONCLUSIVE) {
            return "no change that matters in " + looked + ", and one of 25 % is ruled out in what is watched and in "
                    + "the time of the operation that costs are given for";
        }
        String more = comparison.furtherRuns().isPresent()
                ? "; about " + comparison.furtherRuns().getAsInt() + " more runs a side would most likely do"
                : "";
        return "no change found in " + looked + ", but the runs are too few or too noisy to rule out one of 25 %"
                + more;
    }

    /** What stands out, said of these runs only. */
    private Optional<String> described() {
        Optional<Change> watched =
                comparison.watched().stream().max(Comparator.comparingDouble(ComparisonHeadline::size));
        return watched.map(this::costs)
                .or(() -> waits().max(Comparator.comparingDouble(ComparisonHeadline::size))
                        .map(this::wait))
                .or(() -> comparison.paths().stream().findFirst().map(this::costs));
    }

    private Stream<Change> decided(List<Change> changes) {
        return changes.stream().filter(Changes::matters);
    }

    /** Of the operation that costs are given for, else of any. */
    private Optional<Change> mean() {
        List<Change> means = decided(comparison.operations())
                .filter(c -> Changes.isOperation(c, OperationMetric.MEAN))
                .toList();
        return means.stream()
                .filter(this::isOfTheOperation)
                .findFirst()
                .or(() -> means.stream().max(Comparator.comparingDouble(ComparisonHeadline::size)));
    }

    private boolean isOfTheOperation(Change change) {
        return Changes.isOfTheOperation(change, comparison.denominator());
    }

    private Optional<Change> lockWait() {
        return waits().filter(Changes::matters).max(Comparator.comparingDouble(ComparisonHeadline::size));
    }

    private Stream<Change> waits() {
        return comparison.locks().stream()
                .filter(c -> c.subject() instanceof Subject.OfLock l && l.metric() == LockMetric.WAIT_TIME);
    }

    private Optional<Change> watched() {
        boolean waitIsSaid = lockWait().isPresent();
        return decided(comparison.watched())
                .filter(c -> !(waitIsSaid && ((Subject.OfWatch) c.subject()).measure() == Measure.LOCK_WAIT))
                .max(Comparator.comparingDouble(ComparisonHeadline::size));
    }

    private Optional<Change> path() {
        return decided(comparison.paths()).max(Comparator.comparingDouble(ComparisonHeadline::size));
    }

    private Optional<Change> rate() {
        return comparison.operations().stream()
                .filter(c -> Changes.isOperation(c, OperationMetric.PER_SECOND) && c.significant())
                .filter(c -> isOfTheOperation(c) && Changes.matters(c))
                .findFirst();
    }

    /** What the verdict is due to, if nothing else that is said. */
    private Optional<Change> decisive() {
        return Stream.of(comparison.watched(), comparison.locks(), comparison.operations(), comparison.paths())
                .flatMap(List::stream)
                .filter(c -> c.verdict() == comparison.verdict() && Changes.matters(c))
                .filter(c -> !Changes.isOperation(c, OperationMetric.PER_SECOND))
                .findFirst();
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

    private String words(Change change) {
        if (change.subject() instanceof Subject.OfOperation o) {
            return switch (o.metric()) {
                case MEAN -> takes(change);
                case PER_SECOND -> rate(change);
                default -> ChangeNames.of(change.subject()) + " " + fromTo(change);
            };
        }
        return change.subject() instanceof Subject.OfLock l && l.metric() == LockMetric.WAIT_TIME
                ? wait(change)
                : costs(change);
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
