package io.lockspot.samples.overhead;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TrialTest {

    private static final JavaHome JDK = new JavaHome(Path.of("/jdk"), 25, "25.0.1");

    private final Trial trial = new Trial(Workload.Part.LOOPS, "own", JDK, 2);

    @Test
    void theCostOfACall_isWhatATurnTakesMore_sharedAmongItsCalls() {
        add("bare", 2, 2, 2);
        add("agent", 122, 124, 126);

        Estimate call = trial.perCall("agent", Metric.CPU);

        assertThat(call.value()).isCloseTo(61, within(1e-9));
        assertThat(call.low()).isBetween(55d, 61d);
        assertThat(call.high()).isBetween(61d, 67d);
    }

    @Test
    void costs_areComparedAsRatios_pairByPair() {
        add("bare", 2, 2, 2);
        add("agent", 22, 24, 23);
        add("jfr-timing", 82, 90, 86);

        Estimate ratio = trial.costRatio("agent", "jfr-timing", Metric.CPU);

        assertThat(ratio.value()).isCloseTo(0.25, within(0.001));
        assertThat(ratio.hasInterval()).isTrue();
        assertThat(Goals.cheapest(Settings.PEERS, trial)).contains("jfr-timing");
    }

    @Test
    void aToolThatSeemsToCostNothing_givesNoIntervalOfARatio() {
        add("bare", 2, 2, 2);
        add("agent", 22, 24, 23);
        add("otel", 1, 3, 5);

        assertThat(trial.costRatio("agent", "otel", Metric.CPU).hasInterval()).isFalse();
    }

    @Test
    void aGoal_isDecidedByTheWholeInterval() {
        assertThat(Goals.Verdict.below(new Estimate(0.4, 0.3, 0.49), 0.5)).isEqualTo(Goals.Verdict.MET);
        assertThat(Goals.Verdict.below(new Estimate(0.4, 0.3, 0.51), 0.5)).isEqualTo(Goals.Verdict.OPEN);
        assertThat(Goals.Verdict.below(new Estimate(0.7, 0.6, 0.8), 0.5)).isEqualTo(Goals.Verdict.MISSED);
        assertThat(Goals.Verdict.above(new Estimate(1, 0.991, 1.01), 0.99)).isEqualTo(Goals.Verdict.MET);
        assertThat(Goals.Verdict.above(new Estimate(0.97, 0.96, 0.98), 0.99)).isEqualTo(Goals.Verdict.MISSED);
        assertThat(Goals.Verdict.above(new Estimate(1, Double.NaN, Double.NaN), 0.99))
                .isEqualTo(Goals.Verdict.OPEN);
    }

    @Test
    void goals_nameTheCheapestPeer_theCheapestThatCounts_andTheVerdict() {
        add("bare", 2, 2, 2);
        add("agent", 22, 24, 23);
        add("ap-trace-1ms", 12, 14, 13);
        add("jfr-timing", 82, 90, 86);
        add("otel", 802, 900, 860);
        StringWriter text = new StringWriter();

        Goals.print(List.of(trial), List.of("agent"), new PrintWriter(text, true));

        assertThat(text.toString().lines().skip(2).map(line -> line.replaceAll(" +", " ")))
                .hasSize(2)
                .anyMatch(line -> line.contains(" own, JDK 25 | 1.91 [1.72, 2.13] of ap-trace-1ms | not met |"))
                .anyMatch(line -> line.contains(" own, JDK 25 | 0.25 [0.25, 0.25] of jfr-timing | met |"));
    }

    @Test
    void bareRuns_areHeldAgainstEachOtherInTurns_soThatADriftIsNoDifference() {
        add("bare", 100, 101, 102, 103.02);

        Estimate none = trial.ofNoDifference(Metric.CPU).orElseThrow();

        assertThat(none.value()).isCloseTo(1, within(1e-4));
        assertThat(none.low()).isLessThan(0.9);
    }

    @Test
    void oneBareRun_tellsNothingOfNoDifference() {
        add("bare", 100);

        assertThat(trial.ofNoDifference(Metric.CPU)).isEmpty();
    }

    private void add(String setting, double... perTurn) {
        for (double cpu : perTurn) {
            trial.add(setting, new Reading.Builder().put(Metric.CPU, cpu).build());
        }
    }
}
