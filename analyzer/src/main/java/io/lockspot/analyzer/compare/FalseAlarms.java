package io.lockspot.analyzer.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often a comparison of these very runs would cry wolf: both sides are moved to their common centre, as if nothing
 * had changed, the labels before and after are given out anew, and everything is tested again.
 *
 * @param relabellings how many ways to give out the labels were tried; 0 where there were too few runs to try
 * @param alarms how many of them reported any change that matters
 */
public record FalseAlarms(int relabellings, int alarms) {

    static final FalseAlarms NONE = new FalseAlarms(0, 0);

    /** Above that many, a random part of the relabellings is tried. */
    private static final int MOST = 200;

    /** The same every time: a report must not change when it is printed again. */
    private static final long SEED = 20261121;

    static FalseAlarms of(Trial trial, Runs runs) {
        int alarms = 0;
        List<int[]> orders = orders(runs);
        for (int[] order : orders) {
            List<Judged> judged = trial.run(series -> series.centered().relabelled(order));
            alarms += judged.stream().anyMatch(j -> j.matters() && !j.quantity().isRate()) ? 1 : 0;
        }
        return new FalseAlarms(orders.size(), alarms);
    }

    /** Ways to choose the runs before, but the actual one. */
    private static List<int[]> orders(Runs runs) {
        int[] actual = IntStream.range(0, runs.size()).toArray();
        return new Splits(runs.size(), runs.before().size(), runs.after().size())
                .some(MOST + 1, SEED).stream()
                        .filter(order -> !Arrays.equals(order, actual))
                        .limit(MOST)
                        .toList();
    }

    /** 0 to 1; NaN when nothing could be tried. */
    public double rate() {
        return relabellings == 0 ? Double.NaN : (double) alarms / relabellings;
    }
}
