package io.lockspot.analyzer.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Ways to deal runs out to two sides of the same size; a way and its mirror image count as one. */
final class Splits {

    private Splits() {}

    /**
     * All ways when there are no more than wanted, else random ones, none of them twice. The same seed gives the same.
     *
     * @param runs how many there are
     * @param side how many come to each side; twice that at most all
     * @param most how many ways are wanted
     * @return each as an order of runs, those of the first side first
     */
    static List<int[]> of(int runs, int side, int most, long seed) {
        int wanted = (int) Math.min(most, count(runs, side));
        Random random = new Random(seed);
        Map<List<Integer>, int[]> found = new LinkedHashMap<>();
        List<Integer> all = new ArrayList<>(IntStream.range(0, runs).boxed().toList());
        while (found.size() < wanted) {
            Collections.shuffle(all, random);
            List<Integer> one = all.subList(0, side).stream().sorted().toList();
            List<Integer> other = all.subList(side, 2 * side).stream().sorted().toList();
            boolean mirrored = one.get(0) > other.get(0);
            List<Integer> order = new ArrayList<>(mirrored ? other : one);
            order.addAll(mirrored ? one : other);
            found.putIfAbsent(order, order.stream().mapToInt(Integer::intValue).toArray());
        }
        return List.copyOf(found.values());
    }

    /** How many ways there are: n choose 2k, times 2k choose k, halved. */
    static double count(int runs, int side) {
        return Math.rint(choose(runs, 2 * side) * choose(2 * side, side) / 2);
    }

    private static double choose(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product = product * (n - k + i) / i;
        }
        return product;
    }
}
