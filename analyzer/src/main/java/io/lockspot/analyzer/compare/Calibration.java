package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What comparisons make of runs that are all of the same program: the runs are split into two sides, in many ways, and
 * every split is tested as a comparison would be. Whatever is found is a false alarm.
 *
 * @param runs that were split
 * @param side how many of them came to each side
 * @param splits how many ways were tried
 * @param possible how many there are
 * @param alarms in how many of them there was any change that matters, in each family and at all
 * @param tested how many quantities each comparison tests
 * @param gates the smallest safe gate of each quantity
 * @param drift what differs between the earlier half of the runs and the later one; of equals, nothing
 */
public record Calibration(
        List<Run> runs,
        int side,
        int splits,
        double possible,
        Alarms alarms,
        int tested,
        List<SafeGate> gates,
        List<Subject> drift,
        List<Warning> warnings) {

    /** Fewer cannot be dealt out to two sides that are tested. */
    public static final int LEAST = 2 * Runs.LEAST;

    /** The same every time: a report must not change when it is printed again. */
    private static final long SEED = 20261121;

    /** What alarms are about. */
    public enum Family {
        OPERATIONS,
        LOCKS,
        PATHS;

        static Family of(Subject subject) {
            return subject instanceof Subject.OfOperation
                    ? OPERATIONS
                    : subject instanceof Subject.OfLock ? LOCKS : PATHS;
        }
    }

    /** In how many splits there was an alarm. */
    public record Alarms(int any, Map<Family, Integer> families) {
        public Alarms {
            families = Map.copyOf(families);
        }
    }

    public Calibration {
        runs = List.copyOf(runs);
        gates = List.copyOf(gates);
        drift = List.copyOf(drift);
        warnings = List.copyOf(warnings);
    }

    /** 0 to 1. */
    public double falseAlarmRate() {
        return (double) alarms.any / splits;
    }

    /**
     * Calibrates.
     *
     * @param all runs of one program, at least {@link #LEAST}
     * @param watches as in a comparison
     * @param side how many runs on each side of a split, at least {@link Runs#LEAST}
     * @param most how many splits at most
     */
    public static Calibration of(List<Run> all, List<Watch> watches, int side, int most) {
        List<Run> runs = all.stream()
                .sorted(Comparator.comparingLong(Calibration::start))
                .toList();
        int half = runs.size() / 2;
        Runs halves = new Runs(runs.subList(0, half), runs.subList(half, runs.size()));
        Trial trial = Comparer.trial(halves, watches);
        List<SafeGateFinder> finders = new ArrayList<>();
        int any = 0;
        Map<Family, Integer> families = new EnumMap<>(Family.class);
        Splits ways = new Splits(runs.size(), side, side);
        List<int[]> splits = ways.some(most, SEED);
        for (int[] split : splits) {
            List<Judged> judged = trial.run(series -> series.dealt(split, side));
            List<Family> alarmed = judged.stream()
                    .filter(Calibration::isAlarm)
                    .map(j -> Family.of(j.quantity().subject()))
                    .distinct()
                    .toList();
            alarmed.forEach(family -> families.merge(family, 1, Integer::sum));
            any += alarmed.isEmpty() ? 0 : 1;
            for (int i = 0; i < judged.size(); i++) {
                if (finders.size() <= i) {
                    finders.add(new SafeGateFinder(judged.get(i).quantity()));
                }
                finders.get(i).add(judged.get(i).estimate().ratioInterval());
            }
        }
        return new Calibration(
                runs,
                side,
                splits.size(),
                ways.count(),
                new Alarms(any, families),
                finders.size(),
                finders.stream().map(SafeGateFinder::gate).toList(),
                drift(trial, runs.size()),
                warnings(halves));
    }

    private static long start(Run run) {
        return run.infos().stream().mapToLong(i -> i.startNanos()).min().orElse(0);
    }

    private static boolean isAlarm(Judged judged) {
        return judged.matters() && !judged.quantity().isRate();
    }

    /** The earlier half against the later one; of an odd number, the one in the middle is left out. */
    private static List<Subject> drift(Trial trial, int runs) {
        int half = runs / 2;
        int[] order = IntStream.concat(IntStream.range(0, half), IntStream.range(runs - half, runs))
                .toArray();
        return trial.run(series -> series.dealt(order, half)).stream()
                .filter(Calibration::isAlarm)
                .map(j -> j.quantity().subject())
                .toList();
    }

    private static List<Warning> warnings(Runs halves) {
        Denominator.Amounts amounts = Denominator.of(halves);
        List<Warning> warnings = new ArrayList<>(
                Differences.of(halves).stream().map(Difference::warning).toList());
        warnings.addAll(Comparability.of(halves, PathQuantities.comparable(halves, amounts), amounts.chosen()));
        warnings.addAll(Comparability.ofRecordings(halves));
        return warnings;
    }
}
