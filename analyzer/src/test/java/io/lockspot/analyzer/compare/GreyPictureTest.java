package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.report.Difference;
import io.lockspot.flamegraphs.CallTreeDiff;
import io.lockspot.flamegraphs.DiffVerdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which frames of a picture of a difference a comparison of runs colours. */
class GreyPictureTest {

    private static final int PICTURES = 100;
    private static final int RUNS = 5;
    private static final SimulatedProgram PROGRAM = new SimulatedProgram();

    /** The test allows one alarm in twenty comparisons of equals; that a change must matter makes it fewer. */
    @Test
    void runsOfTheSameProgram_giveAGreyPicture_inNineteenOfTwentyAtLeast() {
        Random random = new Random(7);
        List<Set<String>> coloured = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            Set<String> frames = coloured(PROGRAM.against(PROGRAM, RUNS, random));
            if (!frames.isEmpty()) {
                coloured.add(frames);
            }
        }

        assertThat(coloured).hasSizeLessThanOrEqualTo(PICTURES / 20);
    }

    @Test
    void aFunctionThatCostsTwiceAsMuch_isColoured_andNothingBesideIt() {
        Random random = new Random(8);
        int function = PROGRAM.functionOf(0.02);
        List<String> path = SimulatedProgram.path(function).frames().stream()
                .map(frame -> frame.name())
                .toList();
        int found = 0;
        for (int i = 0; i < 20; i++) {
            Set<String> frames = coloured(PROGRAM.against(PROGRAM.times(function, 2), RUNS, random));
            found += frames.contains(path.get(1)) ? 1 : 0;
            frames.removeAll(path);
            assertThat(frames).as("beside the path").isEmpty();
        }

        assertThat(found).isEqualTo(20);
    }

    @Test
    void twoRunsASide_areNotJudged_andSayWhy() {
        Runs runs = PROGRAM.against(PROGRAM, 2, new Random(9));
        CallTreeDiff tree = difference(runs).tree();

        assertThat(tree.isJudged()).isFalse();
        assertThat(tree.test().words())
                .isEqualTo("a test takes 3 runs a side at least, and there are 2 before and 2 after");
    }

    @Test
    void theTest_isNamedWithItsRunsAndItsLevel() {
        CallTreeDiff tree =
                difference(PROGRAM.against(PROGRAM, RUNS, new Random(10))).tree();

        assertThat(tree.test().scale()).isEqualTo("close");
        assertThat(tree.test().words())
                .isEqualTo("moderated t over 5 runs before and 5 after, costs per close; false discoveries held to 5%,"
                        + " changes below 10% or half a percent of the whole left out");
    }

    private static Difference difference(Runs runs) {
        Comparison comparison = Comparer.paths(runs);
        return Difference.of(comparison, comparison.trees().get(0));
    }

    /** The names of the frames that are better, worse or moved; not how pale the others are. */
    private static Set<String> coloured(Runs runs) {
        Set<String> names = new HashSet<>();
        Deque<CallTreeDiff.Node> open =
                new ArrayDeque<>(List.of(difference(runs).tree().root()));
        while (!open.isEmpty()) {
            CallTreeDiff.Node node = open.pop();
            if (node.verdict().isChange()) {
                names.add(node.frame().name());
            }
            assertThat(node.heaviness() > 0.01 && node.verdict() == DiffVerdict.UNKNOWN)
                    .as("a frequent path, not tested")
                    .isFalse();
            open.addAll(node.children());
        }
        return names;
    }
}
