package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.compare.Calibration.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static io.lockspot.analyzer.compare.RunKit.closes;
import static io.lockspot.analyzer.compare.RunKit.cpu;
import static org.assertj.core.api.Assertions.assertThat;

class CalibrationTest {

    private static final SimulatedProgram PROGRAM = new SimulatedProgram();

    @Test
    void equalRuns_hardlyEverAlarm() {
        Calibration calibration = Calibration.of(simulated(20), List.of(), 10, 200);

        assertThat(calibration.splits()).isEqualTo(200);
        assertThat(calibration.alarms().any()).isLessThanOrEqualTo(15);
        assertThat(calibration.drift()).isEmpty();
    }

    @Test
    void gatesAreSafe_inEverySplitThatWasTried() {
        List<Run> runs = simulated(8);
        Calibration calibration = Calibration.of(runs, List.of(), 4, 1000);
        int wanted = 0;

        for (SafeGate gate : calibration.gates()) {
            if (gate.subject() instanceof Subject.OfPath path && path.path().equals(SimulatedProgram.path(0))) {
                wanted = gate.safe().orElseThrow();
            }
        }
        double limit = 1 + wanted / 100.0;
        Trial trial = Comparer.trial(new Runs(runs.subList(0, 4), runs.subList(4, 8)), List.of());
        int decided = 0;
        for (int[] split : new Splits(8, 4, 4).some(1000, 1)) {
            Interval ratio = trial.run(s -> s.dealt(split, 4)).stream()
                    .filter(j -> j.quantity().subject() instanceof Subject.OfPath p
                            && p.path().equals(SimulatedProgram.path(0)))
                    .findFirst()
                    .orElseThrow()
                    .estimate()
                    .ratioInterval();
            assertThat(ratio.low()).isLessThanOrEqualTo(limit);
            assertThat(1 / ratio.high()).isLessThanOrEqualTo(limit);
            decided += ratio.high() <= limit ? 1 : 0;
            decided += 1 / ratio.low() <= limit ? 1 : 0;
        }
        assertThat(wanted).as("the path of a fifth").isBetween(2, 100);
        assertThat(decided).as("of 70, the 35 splits and their mirror images").isGreaterThanOrEqualTo(66);
    }

    /** Half the splits of three runs that are fast and three that are slow set them apart in part, one wholly. */
    @Test
    void runsOfTwoKinds_alarm() {
        List<Run> runs = RunKit.runs(6, (into, run) -> {
            closes(into, 10_000);
            cpu(into, (run < 3 ? 1000 : 4000) + run, "accept decode");
            cpu(into, 5000 - run, "accept write");
        });

        Calibration calibration = Calibration.of(runs, List.of(), 3, 200);

        assertThat(calibration.splits()).isEqualTo(10);
        assertThat(calibration.alarms().any()).isPositive();
        assertThat(calibration.alarms().families()).containsOnlyKeys(Family.PATHS);
        assertThat(calibration.drift()).isNotEmpty();
    }

    private static List<Run> simulated(int count) {
        Random random = new Random(4);
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(PROGRAM.run("run-" + i, random));
        }
        return runs;
    }
}
