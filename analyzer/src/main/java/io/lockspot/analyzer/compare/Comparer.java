package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Warning;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Compares runs: collects what can be compared, tests it all at once, attributes changes to paths, and decides. The same
 * runs always give the same comparison.
 */
public final class Comparer {

    /** What is advised where nothing is known of how the runs differ. */
    private static final int USUAL_RUNS = 5;

    private final Runs runs;
    private final List<Gate> gates;
    private final Denominator.Amounts amounts;
    private final Map<Measure, PathQuantities> paths = new EnumMap<>(Measure.class);
    private final List<Quantity> operations;
    private final List<Quantity> locks;
    private final Trial trial;
    private final Map<Quantity, Judged> judged = new HashMap<>();
    private final double alpha;
    private final SliceBands bands;

    private Comparer(Runs runs, List<Watch> watches, List<Gate> gates) {
        this.runs = runs;
        this.gates = gates;
        this.amounts = Denominator.of(runs);
        for (Measure measure : PathQuantities.comparable(runs, amounts)) {
            paths.put(measure, new PathQuantities(measure, runs, amounts, watches));
        }
        this.operations = OperationQuantities.of(runs);
        this.locks = LockQuantities.of(runs, amounts);
        List<Quantity> all = new ArrayList<>(operations);
        all.addAll(locks);
        paths.values().forEach(p -> {
            all.addAll(p.paths().values());
            all.addAll(p.watched());
        });
        this.trial = new Trial(all, runs.tooFew(), common());
        this.alpha = Judged.LIMIT / Math.max(all.size(), 1);
        this.bands = runs.tooFew() ? SliceBands.of(runs, amounts.chosen(), paths.keySet(), watches) : SliceBands.NONE;
    }

    /**
     * @param watches at most {@link Watch#MOST}; those without enough events in any run are left out
     * @param gates what fails the build; functions that gates name are watched too
     */
    public static Comparison compare(Runs runs, List<Watch> watches, List<Gate> gates) {
        return new Comparer(runs, watches, gates).compare(true);
    }

    /**
     * The same for a picture, with nothing watched: the verdicts on paths are those of {@link #compare}. How often it
     * would have cried wolf, which takes most of the time of a comparison, is left out.
     */
    public static Comparison paths(Runs runs) {
        return new Comparer(runs, List.of(), List.of()).compare(false);
    }

    /** The tests alone, with nothing watched: no attribution, no verdict. */
    static List<Judged> test(Runs runs) {
        return new Comparer(runs, List.of(), List.of()).trial.run();
    }

    /** Everything of these runs that can be tested. */
    static Trial trial(Runs runs, List<Watch> watches) {
        return new Comparer(runs, watches, List.of()).trial;
    }

    private Comparison compare(boolean relabelled) {
        List<Judged> results = trial.run();
        results.forEach(j -> judged.put(j.quantity(), j));
        List<Change> operationChanges = changes(operations);
        List<Change> lockChanges = changes(locks);
        List<Change> watched = new ArrayList<>();
        List<Change> pathChanges = new ArrayList<>();
        List<Change> totals = new ArrayList<>();
        List<ComparedTree> trees = new ArrayList<>();
        paths.forEach((measure, p) -> {
            Attribution attribution = attribution(p);
            watched.addAll(changes(p.watched()));
            pathChanges.addAll(attributed(attribution));
            totals.addAll(changes(p.total().stream().toList()));
            trees.add(ComparedTree.of(measure, runs, attribution.verdicts(p.table())));
        });
        List<Change> decisive = new ArrayList<>(lockChanges);
        decisive.addAll(changes(operations.stream().filter(q -> !q.isRate()).toList()));
        decisive.addAll(watched);
        decisive.addAll(pathChanges);
        List<Change> keys = new ArrayList<>(watched);
        keys.addAll(totals);
        operationChanges.stream().filter(c -> isKey(c.subject())).forEach(keys::add);
        Verdict verdict = verdict(decisive, keys);
        OptionalInt further = verdict == Verdict.INCONCLUSIVE ? further(results) : OptionalInt.empty();
        Gates deciding = new Gates(results, runs, amounts.chosen(), gates.size());
        List<Difference> differences = Differences.of(runs);
        List<Warning> warnings =
                new ArrayList<>(differences.stream().map(Difference::warning).toList());
        warnings.addAll(Comparability.of(runs, List.copyOf(paths.keySet()), amounts.chosen()));
        warnings.addAll(hopeless(verdict, results));
        warnings.addAll(Comparability.ofRecordings(runs));
        return new Comparison(
                verdict,
                runs,
                amounts.chosen(),
                amounts.totals(runs.before().size()),
                results.size(),
                operationChanges,
                lockChanges,
                watched,
                pathChanges,
                totals,
                LatencyCurve.of(runs),
                trees,
                differences,
                further,
                sensitivity(),
                runs.tooFew() || results.isEmpty() || !relabelled ? FalseAlarms.NONE : FalseAlarms.of(trial, runs),
                gates.stream().map(g -> deciding.decide(g, verdict, further)).toList(),
                warnings);
    }

    private List<Change> changes(List<Quantity> quantities) {
        return quantities.stream()
                .map(q -> Change.of(judged.get(q), Optional.empty(), alpha, bands))
                .toList();
    }

    private Attribution attribution(PathQuantities p) {
        Map<PathNode, Judged> nodes = new HashMap<>();
        p.paths().forEach((node, quantity) -> nodes.put(node, judged.get(quantity)));
        return Attribution.of(nodes, p.table().nodes().get(0));
    }

    private List<Change> attributed(Attribution attribution) {
        return attribution.changes().stream()
                .map(c -> Change.of(c.judged(), c.moved(), alpha, bands))
                .toList();
    }

    /** Per operation, what changed changed; else part of it all paths may have in common, most of which use the CPU. */
    private CommonChange common() {
        if (amounts.chosen().kind() == Denominator.Kind.OPERATION) {
            return CommonChange.NONE;
        }
        return paths.entrySet().stream()
                .filter(e -> e.getKey().sampled())
                .findFirst()
                .map(e -> CommonChange.of(e.getValue().table()))
                .orElse(CommonChange.NONE);
    }

    /** What must be known for a verdict: how long the operation takes that costs are given for. */
    private boolean isKey(Subject subject) {
        return subject instanceof Subject.OfOperation o
                && o.metric() == OperationMetric.MEAN
                && o.operation().operation().equals(amounts.chosen().operation());
    }

    private Verdict verdict(List<Change> decisive, List<Change> keys) {
        if (runs.tooFew()) {
            return Verdict.INCONCLUSIVE;
        }
        for (Verdict verdict : List.of(Verdict.REGRESSION, Verdict.IMPROVEMENT)) {
            if (decisive.stream().anyMatch(c -> c.verdict() == verdict)) {
                return verdict;
            }
        }
        boolean open = keys.isEmpty() || keys.stream().anyMatch(c -> c.verdict() == Verdict.INCONCLUSIVE);
        return open ? Verdict.INCONCLUSIVE : Verdict.PASS;
    }

    /** How many more runs a side until a change of a quarter in what must be known would be found; empty if never. */
    private OptionalInt further(List<Judged> results) {
        int now = Math.min(runs.before().size(), runs.after().size());
        if (runs.tooFew()) {
            return OptionalInt.of(USUAL_RUNS - now);
        }
        List<OptionalInt> needed = needed(results);
        return needed.stream().anyMatch(OptionalInt::isEmpty)
                ? OptionalInt.empty()
                : needed.stream()
                        .mapToInt(n -> n.getAsInt() - now)
                        .filter(more -> more > 0)
                        .max();
    }

    /** For each that is open, how many runs a side it takes. */
    private List<OptionalInt> needed(List<Judged> results) {
        return results.stream()
                .filter(j -> j.quantity().watched() || isKey(j.quantity().subject()))
                .filter(j -> j.verdict() == Verdict.INCONCLUSIVE)
                .map(j -> j.estimate().runsToDetect(1 + EffectGate.RULED_OUT, Judged.LIMIT))
                .toList();
    }

    private List<Warning> hopeless(Verdict verdict, List<Judged> results) {
        boolean never = verdict == Verdict.INCONCLUSIVE
                && !runs.tooFew()
                && needed(results).stream().anyMatch(OptionalInt::isEmpty);
        return never
                ? List.of(new Warning(
                        "runs-too-different",
                        "runs of the same side differ so much that not even " + Estimate.MOST_RUNS
                                + " a side would show a change of 25 % in all that must be known: longer runs, a longer"
                                + " warm-up or a quieter machine help more than further runs"))
                : List.of();
    }

    private List<Sensitivity> sensitivity() {
        Optional<PathQuantities> shown = paths.values().stream()
                .filter(p -> p.table().costs().measure().sampled() && !p.paths().isEmpty())
                .findFirst();
        if (runs.tooFew() || shown.isEmpty()) {
            return List.of();
        }
        List<Series> series =
                shown.get().paths().values().stream().map(Quantity::series).toList();
        int tests = (int) judged.keySet().stream().filter(q -> !q.watched()).count();
        return Sensitivity.of(shown.get(), new ModeratedT(series, false), tests);
    }
}
