package io.lockspot.analyzer.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Ways to deal runs out to two sides; where the sides are of the same size, a way and its mirror image count as one. */
final class Splits {

    private final int runs;
    private final int before;
    private final int after;

    /**
     * @param runs how many there are
     * @param before how many come to the first side
     * @param after how many come to the second side; with the first, at most all
     */
    Splits(int runs, int before, int after) {
        this.runs = runs;
        this.before = before;
        this.after = after;
    }

    /**
     * All ways when there are no more than wanted, else random ones, none of them twice. The same seed gives the same.
     *
     * @return each as an order of runs, those of the first side first, and each side in the order of the runs
     */
    List<int[]> some(int most, long seed) {
        int wanted = (int) Math.min(most, count());
        Random random = new Random(seed);
        Map<List<Integer>, int[]> found = new LinkedHashMap<>();
        List<Integer> all = new ArrayList<>(IntStream.range(0, runs).boxed().toList());
        while (found.size() < wanted) {
            Collections.shuffle(all, random);
            List<Integer> one = all.subList(0, before).stream().sorted().toList();
            List<Integer> other =
                    all.subList(before, before + after).stream().sorted().toList();
            boolean mirrored = before == after && one.get(0) > other.get(0);
            List<Integer> order = new ArrayList<>(mirrored ? other : one);
            order.addAll(mirrored ? one : other);
            found.putIfAbsent(order, order.stream().mapToInt(Integer::intValue).toArray());
        }
        return List.copyOf(found.values());
    }

    /** How many ways there are: n choose b + a, times b + a choose b, halved where mirror images are one way. */
    double count() {
        double ways = choose(runs, before + after) * choose(before + after, before);
        return Math.rint(before == after ? ways / 2 : ways);
    }

    private static double choose(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product = product * (n - k + i) / i;
        }
        return product;
    }
}
