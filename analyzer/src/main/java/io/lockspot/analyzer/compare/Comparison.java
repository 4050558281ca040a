package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Warning;
import java.util.List;
import java.util.OptionalInt;

/**
 * Everything that a comparison says.
 *
 * @param amounts what costs may be divided by, the best first
 * @param tested how many quantities were tested
 * @param operations rates, times and latencies of every operation, in the order of a connection's life
 * @param locks waits for every lock, longest first
 * @param watched what was named before anybody looked
 * @param paths the changed paths of every measure that explain the rest, largest change first
 * @param totals everything that each measure counted
 * @param latencies how long every operation took, run by run
 * @param trees what was sampled and waited for on either side, in the order of the measures
 * @param differences what else differs between the sides; each is a warning too
 * @param furtherRuns how many more runs on each side it would take, when the verdict is inconclusive
 * @param sensitivity the smallest changes of a path that would have been found; empty with too few runs
 * @param gates what was asked to fail the build, in the order asked
 */
public record Comparison(
        Verdict verdict,
        Runs runs,
        Denominator denominator,
        List<Amount> amounts,
        int tested,
        List<Change> operations,
        List<Change> locks,
        List<Change> watched,
        List<Change> paths,
        List<Change> totals,
        List<LatencyCurve> latencies,
        List<ComparedTree> trees,
        List<Difference> differences,
        OptionalInt furtherRuns,
        List<Sensitivity> sensitivity,
        FalseAlarms falseAlarms,
        List<GateResult> gates,
        List<Warning> warnings) {

    /** How many of the changes that are called significant may be none; 0 to 1. */
    public static final double LEVEL = Judged.LIMIT;

    /** A change below this matters to nobody; as a ratio to before, minus 1. */
    public static final double LEAST_CHANGE = EffectGate.LEAST_CHANGE;

    public Comparison {
        amounts = List.copyOf(amounts);
        operations = List.copyOf(operations);
        locks = List.copyOf(locks);
        watched = List.copyOf(watched);
        paths = List.copyOf(paths);
        totals = List.copyOf(totals);
        latencies = List.copyOf(latencies);
        trees = List.copyOf(trees);
        differences = List.copyOf(differences);
        sensitivity = List.copyOf(sensitivity);
        gates = List.copyOf(gates);
        warnings = List.copyOf(warnings);
    }

    /** Whether there were too few runs for anything but a description. */
    public boolean descriptive() {
        return runs.tooFew();
    }
}
