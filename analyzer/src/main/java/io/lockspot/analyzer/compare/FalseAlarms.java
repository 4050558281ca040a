package io.lockspot.analyzer.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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
        List<int[]> orders = orders(runs.before().size(), runs.size());
        for (int[] order : orders) {
            List<Judged> judged = trial.run(series -> series.centered().relabelled(order));
            alarms += judged.stream().anyMatch(j -> j.matters() && !j.quantity().isRate()) ? 1 : 0;
        }
        return new FalseAlarms(orders.size(), alarms);
    }

    /** Ways to choose the runs before, but the actual one; each as an order of runs. */
    private static List<int[]> orders(int before, int size) {
        List<int[]> all = new ArrayList<>();
        if (size <= 12) {
            for (int bits = 0; bits < 1 << size; bits++) {
                // Of a way and its mirror image, which tests the same, one is enough.
                boolean mirrored = 2 * before == size && (bits & 1) == 0;
                if (Integer.bitCount(bits) == before && bits != (1 << before) - 1 && !mirrored) {
                    all.add(order(bits, size));
                }
            }
            Collections.shuffle(all, new Random(SEED));
            return all.subList(0, Math.min(MOST, all.size()));
        }
        Random random = new Random(SEED);
        for (int i = 0; i < MOST; i++) {
            List<Integer> shuffled =
                    new ArrayList<>(IntStream.range(0, size).boxed().toList());
            Collections.shuffle(shuffled, random);
            all.add(shuffled.stream().mapToInt(Integer::intValue).toArray());
        }
        return all;
    }

    private static int[] order(int bits, int size) {
        return IntStream.concat(
                        IntStream.range(0, size).filter(i -> (bits >> i & 1) == 1),
                        IntStream.range(0, size).filter(i -> (bits >> i & 1) == 0))
                .toArray();
    }

    /** 0 to 1; NaN when nothing could be tried. */
    public double rate() {
        return relabellings == 0 ? Double.NaN : (double) alarms / relabellings;
    }
}
