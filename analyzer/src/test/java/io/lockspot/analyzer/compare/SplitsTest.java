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
        assertThat(new Splits(6, 3, 3).count()).isEqualTo(10);

        List<int[]> splits = new Splits(6, 3, 3).some(200, 1);

        assertThat(splits).hasSize(10);
        assertThat(sides(splits)).hasSize(20);
        assertThat(splits).allSatisfy(s -> assertThat(s).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5));
    }

    @Test
    void someOfTheRuns_canBeDealtOut() {
        assertThat(new Splits(7, 3, 3).count()).isEqualTo(70);
        assertThat(new Splits(7, 3, 3).some(200, 1))
                .hasSize(70)
                .allSatisfy(s -> assertThat(s).hasSize(6).doesNotHaveDuplicates());
    }

    @Test
    void sidesOfDifferentSizes_haveNoMirrorImages() {
        List<int[]> splits = new Splits(5, 2, 3).some(200, 1);

        assertThat(new Splits(5, 2, 3).count()).isEqualTo(10);
        assertThat(splits).hasSize(10).extracting(s -> set(Arrays.copyOf(s, 2))).doesNotHaveDuplicates();
        assertThat(splits).as("the actual one").anySatisfy(s -> assertThat(s).containsExactly(0, 1, 2, 3, 4));
    }

    @Test
    void randomWays_whenTheyAreMany_noneTwice_andTheSameForTheSameSeed() {
        List<int[]> splits = new Splits(20, 10, 10).some(200, 7);

        assertThat(new Splits(20, 10, 10).count()).isEqualTo(92_378);
        assertThat(splits).hasSize(200);
        assertThat(sides(splits)).hasSize(400);
        assertThat(new Splits(20, 10, 10).some(200, 7))
                .usingRecursiveComparison()
                .isEqualTo(splits);
        assertThat(new Splits(20, 10, 10).some(200, 8))
                .usingRecursiveComparison()
                .isNotEqualTo(splits);
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
