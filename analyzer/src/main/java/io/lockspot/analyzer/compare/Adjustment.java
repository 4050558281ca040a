package io.lockspot.analyzer.compare;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Makes p values of several tests comparable with one limit. */
final class Adjustment {

    private Adjustment() {}

    /**
     * Benjamini and Hochberg (1995): of what is at or below q, a share of q at most is expected to be false. For what is
     * merely explored.
     */
    static double[] benjaminiHochberg(double... p) {
        int[] order = ascending(p);
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int rank = p.length; rank >= 1; rank--) {
            int i = order[rank - 1];
            least = Math.min(least, p[i] * p.length / rank);
            adjusted[i] = least;
        }
        return adjusted;
    }

    /** Holm (1979): with the limit q, the chance of any false alarm at all is q at most. For what was named before. */
    static double[] holm(double... p) {
        int[] order = ascending(p);
        double[] adjusted = new double[p.length];
        double most = 0;
        for (int rank = 1; rank <= p.length; rank++) {
            int i = order[rank - 1];
            most = Math.min(1, Math.max(most, p[i] * (p.length - rank + 1)));
            adjusted[i] = most;
        }
        return adjusted;
    }

    private static int[] ascending(double... p) {
        return IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
