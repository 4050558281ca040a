package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Stack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether the procedure as a whole keeps what it promises, on simulated runs with fixed seeds: it does not alarm where
 * nothing changed, and finds what did. A test that is known to be wrong must not pass the same examination.
 */
class AcceptanceTest {

    private static final int COMPARISONS = 400;
    private static final int RUNS = 5;
    private static final SimulatedProgram PROGRAM = new SimulatedProgram();

    private static List<Runs> equals;

    /** What a test says of one comparison: p of every path, and whether it alarms, and fails a build. */
    private record Outcome(double[] p, boolean alarm, boolean failing) {}

    /** Figures over many comparisons of equals. */
    private record Examination(double falsePositives, long alarms, long failing) {

        static Examination of(Function<Runs, Outcome> test) {
            List<Outcome> outcomes = equals.stream().map(test).toList();
            double[] p =
                    outcomes.stream().flatMapToDouble(o -> Arrays.stream(o.p)).toArray();
            return new Examination(
                    (double) Arrays.stream(p).filter(x -> x <= 0.05).count() / p.length,
                    outcomes.stream().filter(Outcome::alarm).count(),
                    outcomes.stream().filter(Outcome::failing).count());
        }

        boolean isPassed() {
            return falsePositives >= 0.035 && falsePositives <= 0.065 && alarms <= 27 && failing <= 2;
        }
    }

    @BeforeAll
    static void manyComparisonsOfEquals() {
        Random random = new Random(20261121);
        equals = new ArrayList<>();
        for (int i = 0; i < COMPARISONS; i++) {
            equals.add(PROGRAM.against(PROGRAM, RUNS, random));
        }
    }

    @Test
    void equals_hardlyEverAlarm() {
        Examination examination = Examination.of(AcceptanceTest::moderated);

        assertThat(examination.falsePositives)
                .as("false positives of a path: %s", examination)
                .isBetween(0.035, 0.065);
        assertThat(examination.alarms)
                .as("comparisons with any alarm: %s", examination)
                .isLessThanOrEqualTo(27);
        assertThat(examination.failing)
                .as("comparisons that fail a build: %s", examination)
                .isLessThanOrEqualTo(2);
    }

    @Test
    void aTestThatTakesSamplesForReplicates_failsThisExamination() {
        Examination examination = Examination.of(AcceptanceTest::pooled);

        assertThat(examination.isPassed()).as("%s", examination).isFalse();
        assertThat(examination.alarms).as("it alarms all the time").isGreaterThan(4 * 27);
    }

    @Test
    void aPathOfOnePercent_thatCostsTwiceAsMuch_isFound() {
        Random random = new Random(2);
        int function = PROGRAM.functionOf(0.01);
        SimulatedProgram dearer = PROGRAM.times(function, 2);
        int found = 0;
        for (int i = 0; i < 100; i++) {
            Judged path = path(Comparer.test(PROGRAM.against(dearer, RUNS, random)), function);
            found += path.isChange() && path.isMore() ? 1 : 0;
        }

        assertThat(found).isGreaterThanOrEqualTo(95);
    }

    @Test
    void theRemovalOfALockPath_isNoRegressionOfTheOthers() {
        Random random = new Random(3);
        int lock = PROGRAM.functionOf(0.05);
        SimulatedProgram contended = PROGRAM.dominated(lock, 0.5841);
        SimulatedProgram fixed = contended.times(lock, 1e-9);
        for (int i = 0; i < 20; i++) {
            List<Judged> judged = Comparer.test(contended.against(fixed, RUNS, random));

            assertThat(path(judged, lock).verdict()).isEqualTo(Verdict.IMPROVEMENT);
            assertThat(judged)
                    .filteredOn(j -> j.quantity().subject() instanceof Subject.OfPath)
                    .noneMatch(j -> j.verdict() == Verdict.REGRESSION);
        }
    }

    /** Where nothing was counted, every other path costs 2.4 times as much in the same time, or as a share. */
    @ParameterizedTest
    @EnumSource(names = {"CPU_SECONDS", "NOTHING"})
    void theRemovalOfALockPath_isNoRegressionOfTheOthers_evenWithoutCounts(SimulatedProgram.Known known) {
        Random random = new Random(4);
        SimulatedProgram program = new SimulatedProgram(known);
        int lock = program.functionOf(0.05);
        SimulatedProgram contended = program.dominated(lock, 0.5841);
        SimulatedProgram fixed = contended.times(lock, 1e-9);
        for (int i = 0; i < 5; i++) {
            Runs runs = contended.against(fixed, RUNS, random);
            Runs swapped = new Runs(runs.after(), runs.before());

            assertThat(verdicts(runs, lock)).containsExactly(Verdict.IMPROVEMENT);
            assertThat(verdicts(swapped, lock)).containsExactly(Verdict.REGRESSION);
        }
        Comparison whole = Comparer.compare(contended.against(fixed, RUNS, random), List.of(), List.of());
        assertThat(whole.verdict()).isEqualTo(Verdict.IMPROVEMENT);
    }

    /** That of the path, after making sure that no other one is better or worse. */
    private static Set<Verdict> verdicts(Runs runs, int function) {
        List<Judged> judged = Comparer.test(runs);
        Stack path = SimulatedProgram.path(function);
        assertThat(judged)
                .filteredOn(j -> j.quantity().subject() instanceof Subject.OfPath p && !isOn(path, p.path()))
                .noneMatch(j -> j.verdict() == Verdict.REGRESSION || j.verdict() == Verdict.IMPROVEMENT);
        return Set.of(path(judged, function).verdict());
    }

    private static boolean isOn(Stack path, Stack caller) {
        return path.frames().size() >= caller.frames().size()
                && path.frames().subList(0, caller.frames().size()).equals(caller.frames());
    }

    private static Judged path(List<Judged> judged, int function) {
        return judged.stream()
                .filter(j -> j.quantity().subject() instanceof Subject.OfPath p
                        && p.path().equals(SimulatedProgram.path(function)))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome moderated(Runs runs) {
        List<Judged> judged = Comparer.test(runs);
        double[] p = judged.stream()
                .filter(j -> j.quantity().subject() instanceof Subject.OfPath)
                .mapToDouble(j -> j.estimate().p())
                .toArray();
        return new Outcome(
                p,
                judged.stream().anyMatch(Judged::isChange),
                judged.stream().anyMatch(j -> j.verdict() == Verdict.REGRESSION));
    }

    /** Two proportions of pooled samples, z = (p1 − p2) / √(p (1 − p) (1/n1 + 1/n2)), then as the other one. */
    private static Outcome pooled(Runs runs) {
        PathTable table = PathTable.of(Measure.CPU, runs, Denominator.of(runs));
        double[] whole = table.nodes().get(0).weights().counts();
        double[] p = table.nodes().stream()
                .filter(n -> !n.isRoot())
                .mapToDouble(n -> pooled(n.weights().counts(), whole))
                .toArray();
        boolean alarm = Arrays.stream(Adjustment.benjaminiHochberg(p)).anyMatch(q -> q <= Judged.LIMIT);
        return new Outcome(p, alarm, alarm);
    }

    private static double pooled(double[] counts, double[] whole) {
        double x1 = Weighted.sum(counts, 0, RUNS);
        double x2 = Weighted.sum(counts, RUNS, 2 * RUNS);
        double n1 = Weighted.sum(whole, 0, RUNS);
        double n2 = Weighted.sum(whole, RUNS, 2 * RUNS);
        double p = (x1 + x2) / (n1 + n2);
        double z = (x1 / n1 - x2 / n2) / Math.sqrt(p * (1 - p) * (1 / n1 + 1 / n2));
        return 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z));
    }
}
