package io.lockspot.analyzer.compare;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SplitsTest {

    @Test
    void allWays_whenTheyAreFew_andAMirrorImageIsNoWayOfItsOwn() {
        assertThat(Splits.count(6, 3)).isEqualTo(10);

        List<int[]> splits = Splits.of(6, 3, 200, 1);

        assertThat(splits).hasSize(10);
        assertThat(sides(splits)).hasSize(20);
        assertThat(splits).allSatisfy(s -> assertThat(s).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5));
    }

    @Test
    void someOfTheRuns_canBeDealtOut() {
        assertThat(Splits.count(7, 3)).isEqualTo(70);
        assertThat(Splits.of(7, 3, 200, 1))
                .hasSize(70)
                .allSatisfy(s -> assertThat(s).hasSize(6).doesNotHaveDuplicates());
    }

    @Test
    void randomWays_whenTheyAreMany_noneTwice_andTheSameForTheSameSeed() {
        List<int[]> splits = Splits.of(20, 10, 200, 7);

        assertThat(Splits.count(20, 10)).isEqualTo(92_378);
        assertThat(splits).hasSize(200);
        assertThat(sides(splits)).hasSize(400);
        assertThat(Splits.of(20, 10, 200, 7)).usingRecursiveComparison().isEqualTo(splits);
        assertThat(Splits.of(20, 10, 200, 8)).usingRecursiveComparison().isNotEqualTo(splits);
    }

    /** Every side that occurs, as the set of its runs. */
    private static Set<Set<Integer>> sides(List<int[]> splits) {
        Set<Set<Integer>> sides = new HashSet<>();
        for (int[] split : splits) {
            int half = split.length / 2;
            sides.add(set(Arrays.copyOf(split, half)));
            sides.add(set(Arrays.copyOfRange(split, half, split.length)));
        }
        return sides;
    }

    private static Set<Integer> set(int... runs) {
        Set<Integer> set = new HashSet<>();
        for (int run : runs) {
            set.add(run);
        }
        return set;
    }
}
