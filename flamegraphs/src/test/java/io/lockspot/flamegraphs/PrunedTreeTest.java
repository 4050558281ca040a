package io.lockspot.flamegraphs;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PrunedTreeTest {

    @Test
    void aTreeWithinTheLimits_isKeptWhole() {
        CallTree tree = new CallTree();
        tree.add(List.of(Frame.java("a"), Frame.java("b")), 2);
        tree.add(List.of(Frame.java("c")), 3);
        assertThat(PrunedTree.rows(tree, PageLimits.USUAL))
                .containsExactly(
                        new PrunedTree.Row(0, Frame.other("all"), 0, 0),
                        new PrunedTree.Row(1, Frame.java("c"), 3, 0),
                        new PrunedTree.Row(1, Frame.java("a"), 0, 0),
                        new PrunedTree.Row(2, Frame.java("b"), 2, 0));
    }

    @Test
    void anEmptyTree_isItsRoot() {
        assertThat(PrunedTree.rows(new CallTree(), PageLimits.USUAL))
                .containsExactly(new PrunedTree.Row(0, Frame.other("all"), 0, 0));
    }

    @Test
    void whatIsTooDeep_becomesOneTruncatedFrameWithItsCount() {
        CallTree tree = new CallTree();
        tree.add(RandomTrees.deepStack(20_000), 5);
        List<PrunedTree.Row> rows = PrunedTree.rows(tree, PageLimits.USUAL);
        assertThat(rows).hasSize(2_050);
        assertThat(rows.get(2_049)).isEqualTo(new PrunedTree.Row(2_049, Frame.other("[truncated]"), 5, 17_952));
    }

    @Test
    void tinyBranches_becomeOneOtherFrameWithTheirCountBehindTheirSiblings() {
        CallTree tree = new CallTree();
        tree.add(List.of(Frame.java("big")), 100);
        tree.add(List.of(Frame.java("tiny1"), Frame.java("below")), 2);
        tree.add(List.of(Frame.java("tiny2")), 1);
        assertThat(PrunedTree.rows(tree, new PageLimits(10, 2)))
                .containsExactly(
                        new PrunedTree.Row(0, Frame.other("all"), 0, 0),
                        new PrunedTree.Row(1, Frame.java("big"), 100, 0),
                        new PrunedTree.Row(1, Frame.other("[other]"), 3, 3));
    }

    @Test
    void aMillionEqualSiblings_areCutToTheLimit() {
        CallTree tree = new CallTree();
        for (int i = 0; i < 1_000_000; i++) {
            tree.add(List.of(Frame.nativeCode("f" + i)), 1);
        }
        List<PrunedTree.Row> rows = PrunedTree.rows(tree, PageLimits.USUAL);
        assertThat(rows).hasSize(100_001);
        assertThat(rows.get(100_000)).isEqualTo(new PrunedTree.Row(1, Frame.other("[other]"), 900_001, 900_001));
    }

    @Test
    void whateverTheLimits_noWeightAndNoFrameIsLost() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            CallTree tree = RandomTrees.tree(random);
            PageLimits limits = new PageLimits(1 + random.nextInt(8), 1 + random.nextInt(60));
            List<PrunedTree.Row> whole = PrunedTree.rows(tree, new PageLimits(1_000, 1_000_000));
            List<PrunedTree.Row> rows = PrunedTree.rows(tree, limits);

            long kept = rows.stream().filter(row -> row.folded() == 0).count();
            long folded = rows.stream().mapToLong(PrunedTree.Row::folded).sum();
            assertThat(rows.stream().mapToLong(PrunedTree.Row::self).sum())
                    .as("seed %d", seed)
                    .isEqualTo(tree.total());
            assertThat(kept + folded).as("seed %d", seed).isEqualTo(whole.size());
            assertThat(kept).as("seed %d", seed).isLessThanOrEqualTo(limits.nodes());
            assertThat(rows).as("seed %d", seed).allMatch(row -> row.level() <= limits.depth() + 1);
        }
    }

    @Test
    void limitsBelowOne_areRefused() {
        assertThatThrownBy(() -> new PageLimits(0, 5)).isInstanceOf(IllegalArgumentException.class);
    }
}
