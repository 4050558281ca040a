package io.lockspot.flamegraphs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static io.lockspot.flamegraphs.RandomTrees.stacks;
import static io.lockspot.flamegraphs.RandomTrees.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallTreeTest {

    private static final int SEEDS = 200;

    private static final Frame A = Frame.java("a");
    private static final Frame B = Frame.java("b");
    private static final Frame C = Frame.kernel("c");

    @Test
    void newTree_isEmpty() {
        CallTree tree = new CallTree();
        assertThat(tree.isEmpty()).isTrue();
        assertThat(tree.total()).isZero();
        assertThat(tree.root().isLeaf()).isTrue();
        assertThat(stacks(tree)).isEmpty();
    }

    @Test
    void add_foldsEqualPathsTogether() {
        CallTree tree = new CallTree();
        tree.add(List.of(A, B), 5);
        tree.add(List.of(A, B, C), 2);
        tree.add(List.of(A, B), 1);

        CallTree.Node b = tree.root().child(A).child(B);
        assertThat(b.total()).isEqualTo(8);
        assertThat(b.self()).isEqualTo(6);
        assertThat(b.child(C).self()).isEqualTo(2);
        assertThat(b.child(A)).isNull();
        assertThat(tree.total()).isEqualTo(8);
    }

    @Test
    void add_keepsFramesOfOneNameButTwoKindsApart() {
        CallTree tree = new CallTree();
        tree.add(List.of(Frame.kernel("close")), 1);
        tree.add(List.of(Frame.nativeCode("close")), 1);
        assertThat(tree.root().children()).hasSize(2);
    }

    @Test
    void add_ofAnEmptyStackIsTheRootsSelf() {
        CallTree tree = new CallTree();
        tree.add(List.of(), 3);
        assertThat(tree.root().self()).isEqualTo(3);
        assertThat(stacks(tree)).containsOnly(Map.entry(List.of(), 3L));
    }

    @Test
    void add_ofWeightZeroLeavesNoTrace() {
        CallTree tree = new CallTree();
        tree.add(List.of(A), 0);
        assertThat(tree.root().isLeaf()).isTrue();
    }

    @Test
    void add_ofANegativeWeightIsRefused() {
        CallTree tree = new CallTree();
        assertThatThrownBy(() -> tree.add(List.of(A), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("negative weight: -1");
        assertThat(tree.isEmpty()).isTrue();
    }

    @Test
    void weightsThatOverflow_stopAtTheLargest() {
        CallTree tree = new CallTree();
        tree.add(List.of(A), Long.MAX_VALUE);
        tree.add(List.of(A, B), 7);
        tree.add(tree);
        assertThat(tree.total()).isEqualTo(Long.MAX_VALUE);
        assertThat(tree.root().child(A).child(B).total()).isEqualTo(14);
    }

    @Test
    void children_areHeaviestFirstThenByName() {
        CallTree tree = new CallTree();
        tree.add(List.of(B), 1);
        tree.add(List.of(A), 1);
        tree.add(List.of(C), 2);
        assertThat(tree.root().children()).extracting(CallTree.Node::frame).containsExactly(C, A, B);
    }

    @Test
    void merge_isAssociative() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            CallTree a = RandomTrees.tree(random);
            CallTree b = RandomTrees.tree(random);
            CallTree c = RandomTrees.tree(random);
            assertThat(stacks(sum(sum(a, b), c))).as("seed %d", seed).isEqualTo(stacks(sum(a, sum(b, c))));
        }
    }

    @Test
    void merge_isCommutative() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            CallTree a = RandomTrees.tree(random);
            CallTree b = RandomTrees.tree(random);
            assertThat(stacks(sum(a, b))).as("seed %d", seed).isEqualTo(stacks(sum(b, a)));
        }
    }

    @Test
    void merge_withTheEmptyTreeChangesNothing() {
        for (int seed = 0; seed < SEEDS; seed++) {
            CallTree tree = RandomTrees.tree(new Random(seed));
            assertThat(stacks(sum(tree, new CallTree()))).as("seed %d", seed).isEqualTo(stacks(tree));
            assertThat(stacks(sum(new CallTree(), tree))).as("seed %d", seed).isEqualTo(stacks(tree));
        }
    }

    @Test
    void merge_isTheSameAsAddingEachStack() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            CallTree a = RandomTrees.tree(random);
            CallTree b = RandomTrees.tree(random);
            CallTree oneByOne = new CallTree();
            a.forEachStack(oneByOne::add);
            b.forEachStack(oneByOne::add);
            assertThat(stacks(sum(a, b))).as("seed %d", seed).isEqualTo(stacks(oneByOne));
        }
    }

    @Test
    void merge_leavesTheOtherTreeAsItWas() {
        CallTree other = RandomTrees.tree(new Random(1));
        Map<List<Frame>, Long> before = stacks(other);
        CallTree tree = RandomTrees.tree(new Random(2));
        tree.add(other);
        tree.add(List.of(A), 1);
        assertThat(stacks(other)).isEqualTo(before);
    }

    @Test
    void everyTotal_isTheSumOfTheChildrenAndSelf() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            CallTree tree = sum(RandomTrees.tree(random), RandomTrees.tree(random));
            Deque<CallTree.Node> open = new ArrayDeque<>(List.of(tree.root()));
            while (!open.isEmpty()) {
                CallTree.Node node = open.pop();
                long below =
                        node.children().stream().mapToLong(CallTree.Node::total).sum();
                assertThat(node.total()).as("seed %d, %s", seed, node).isEqualTo(below + node.self());
                node.children().forEach(open::push);
            }
        }
    }

    @Test
    void inverted_startsAtTheLeafFunctions() {
        CallTree tree = new CallTree();
        tree.add(List.of(A, C), 3);
        tree.add(List.of(B, C), 4);
        tree.add(List.of(), 1);

        CallTree inverted = tree.inverted();
        CallTree.Node c = inverted.root().child(C);
        assertThat(c.total()).isEqualTo(7);
        assertThat(c.child(A).self()).isEqualTo(3);
        assertThat(c.child(B).self()).isEqualTo(4);
        assertThat(inverted.total()).isEqualTo(8);
    }

    @Test
    void inverted_twiceIsTheTreeItself() {
        for (int seed = 0; seed < SEEDS; seed++) {
            CallTree tree = RandomTrees.tree(new Random(seed));
            assertThat(stacks(tree.inverted().inverted())).as("seed %d", seed).isEqualTo(stacks(tree));
            assertThat(tree.inverted().total()).isEqualTo(tree.total());
        }
    }

    @Test
    void inverted_selfOfAFunctionIsTheTotalOfItsFirstLevelNode() {
        for (int seed = 0; seed < SEEDS; seed++) {
            CallTree tree = RandomTrees.tree(new Random(seed));
            Map<Frame, Long> selves = new HashMap<>();
            tree.forEachStack((path, weight) -> {
                if (!path.isEmpty()) {
                    selves.merge(path.get(path.size() - 1), weight, Long::sum);
                }
            });
            Map<Frame, Long> first = new HashMap<>();
            tree.inverted().root().children().forEach(node -> first.put(node.frame(), node.total()));
            assertThat(first).as("seed %d", seed).isEqualTo(selves);
        }
    }

    @Test
    void forEachStack_goesHeaviestBranchesFirst() {
        CallTree tree = new CallTree();
        tree.add(List.of(A, B), 1);
        tree.add(List.of(B), 5);
        tree.add(List.of(A), 3);
        List<List<Frame>> visited = new ArrayList<>();
        tree.forEachStack((path, weight) -> visited.add(List.copyOf(path)));
        assertThat(visited).containsExactly(List.of(B), List.of(A), List.of(A, B));
    }

    @Test
    void aStackOf20000Frames_isLikeAnyOther() {
        List<Frame> deep = RandomTrees.deepStack(20_000);
        CallTree tree = new CallTree();
        tree.add(deep, 2);
        tree.add(sum(tree, tree));
        assertThat(stacks(tree)).containsOnly(Map.entry(deep, 6L));
        assertThat(tree.inverted().inverted().total()).isEqualTo(6);
    }

    @Test
    void aMillionDistinctSiblings_areLikeAnyOther() {
        CallTree tree = new CallTree();
        for (int i = 0; i < 1_000_000; i++) {
            tree.add(List.of(Frame.nativeCode("f" + i)), 1);
        }
        tree.add(tree);
        long[] count = {0};
        tree.inverted().forEachStack((path, weight) -> count[0]++);
        assertThat(count[0]).isEqualTo(1_000_000);
        assertThat(tree.total()).isEqualTo(2_000_000);
    }

    @Test
    void aNodeOfManyChildren_findsEachAgain() {
        CallTree tree = new CallTree();
        for (int round = 1; round <= 2; round++) {
            for (int i = 0; i < 100; i++) {
                tree.add(List.of(Frame.java("root"), Frame.java("child" + i)), i + 1);
                CallTree.Node root = tree.root().child(Frame.java("root"));
                assertThat(root.child(Frame.java("child" + i)).total()).isEqualTo((i + 1L) * round);
                assertThat(root.child(Frame.java("absent"))).isNull();
            }
        }
        List<CallTree.Node> children = tree.root().child(Frame.java("root")).children();
        assertThat(children).hasSize(100).isSortedAccordingTo(CallTree.HEAVIEST_FIRST);
    }
}
