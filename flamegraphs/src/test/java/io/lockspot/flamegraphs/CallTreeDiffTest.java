package io.lockspot.flamegraphs;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static io.lockspot.flamegraphs.RandomTrees.stacks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallTreeDiffTest {

    private static final Frame RUN = Frame.java("a.B.run");
    private static final Frame CLOSE = Frame.nativeCode("close");
    private static final Frame FPUT = Frame.kernel("__fput");

    /** The two weights of a stack's end. */
    private record Ends(long before, long after) {}

    @Test
    void theUnion_hasEveryPathOfEitherSideWithItsWeights() {
        for (int seed = 0; seed < 100; seed++) {
            CallTree before = RandomTrees.tree(new Random(seed));
            CallTree after = RandomTrees.tree(new Random(1000 + seed));
            Map<List<Frame>, Long> was = stacks(before);
            Map<List<Frame>, Long> is = stacks(after);
            Map<List<Frame>, Ends> expected = new HashMap<>();
            was.forEach((path, weight) -> expected.put(path, new Ends(weight, is.getOrDefault(path, 0L))));
            is.forEach((path, weight) -> expected.putIfAbsent(path, new Ends(0, weight)));
            assertThat(ends(CallTreeDiff.of(before, after))).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void aTreeAndItself_differNowhere() {
        for (int seed = 0; seed < 100; seed++) {
            CallTree tree = RandomTrees.tree(new Random(seed));
            CallTreeDiff.of(tree, tree).forEachNode((path, node) -> {
                assertThat(node.totalAfter()).isEqualTo(node.totalBefore());
                assertThat(node.selfAfter()).isEqualTo(node.selfBefore());
            });
        }
    }

    @Test
    void theTotalsOfBothSides_areKept() {
        for (int seed = 0; seed < 100; seed++) {
            CallTreeDiff diff = diff(seed);
            assertThat(diff.root().totalBefore()).isEqualTo(diff.before().total());
            assertThat(diff.root().totalAfter()).isEqualTo(diff.after().total());
            diff.forEachNode((path, node) -> {
                List<CallTreeDiff.Node> children = node.children();
                assertThat(node.totalBefore() - node.selfBefore())
                        .isEqualTo(children.stream()
                                .mapToLong(CallTreeDiff.Node::totalBefore)
                                .sum());
                assertThat(node.totalAfter() - node.selfAfter())
                        .isEqualTo(children.stream()
                                .mapToLong(CallTreeDiff.Node::totalAfter)
                                .sum());
                assertThat(children).allMatch(child -> child.heaviness() <= node.heaviness());
            });
        }
    }

    @Test
    void swappedSides_swapEveryWeightAndNothingElse() {
        for (int seed = 0; seed < 100; seed++) {
            CallTreeDiff diff = diff(seed);
            Map<List<Frame>, Ends> expected = new HashMap<>();
            ends(diff).forEach((path, ends) -> expected.put(path, new Ends(ends.after, ends.before)));
            assertThat(ends(diff.swapped())).isEqualTo(expected);
            assertThat(order(diff.swapped())).isEqualTo(order(diff));
        }
    }

    @Test
    void differences_canBeMergedInAnyOrder() {
        for (int seed = 0; seed < 100; seed++) {
            CallTreeDiff a = diff(3 * seed);
            CallTreeDiff b = diff(3 * seed + 1);
            CallTreeDiff c = diff(3 * seed + 2);
            assertThat(ends(a.plus(b).plus(c))).isEqualTo(ends(a.plus(b.plus(c))));
            assertThat(ends(a.plus(b))).isEqualTo(ends(b.plus(a)));
            assertThat(ends(a.plus(CallTreeDiff.of(new CallTree(), new CallTree()))))
                    .isEqualTo(ends(a));
        }
    }

    @Test
    void verdicts_areThoseOfTheirPathAndSwapWithTheSides() {
        CallTree before = new CallTree();
        before.add(List.of(RUN, CLOSE, FPUT), 10);
        CallTree after = new CallTree();
        after.add(List.of(RUN, CLOSE), 3);
        CallTreeDiff diff = CallTreeDiff.of(before, after)
                .judged(Map.of(List.of(), DiffVerdict.NOISE, List.of(RUN, CLOSE), DiffVerdict.IMPROVEMENT));
        assertThat(verdicts(diff))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        List.of(), DiffVerdict.NOISE,
                        List.of(RUN), DiffVerdict.UNKNOWN,
                        List.of(RUN, CLOSE), DiffVerdict.IMPROVEMENT,
                        List.of(RUN, CLOSE, FPUT), DiffVerdict.UNKNOWN));
        assertThat(verdicts(diff.swapped())).containsEntry(List.of(RUN, CLOSE), DiffVerdict.REGRESSION);
        assertThat(verdicts(diff.swapped().swapped())).isEqualTo(verdicts(diff));
        assertThat(diff.plus(diff).isJudged()).isFalse();
    }

    @Test
    void whatIsBelowAPathThatVanished_vanishedAsSurely() {
        CallTree before = new CallTree();
        before.add(List.of(RUN, CLOSE, FPUT), 10);
        CallTreeDiff diff =
                CallTreeDiff.of(before, new CallTree()).judged(Map.of(List.of(RUN), DiffVerdict.IMPROVEMENT));
        assertThat(verdicts(diff)).containsEntry(List.of(RUN, CLOSE, FPUT), DiffVerdict.IMPROVEMENT);
    }

    @Test
    void collapsedWithTwoColumns_comesBackAsItWas() throws IOException {
        for (int seed = 0; seed < 100; seed++) {
            CallTreeDiff diff = diff(seed);
            String text = collapsed(diff);
            CallTreeDiff again = CollapsedDiff.read(new StringReader(text));
            assertThat(ends(again)).as(text).isEqualTo(ends(diff));
            assertThat(collapsed(again)).isEqualTo(text);
        }
    }

    @Test
    void aLineOfCollapsedWithoutTwoWeights_isNamed() {
        assertThatThrownBy(() -> CollapsedDiff.read(new StringReader("a;b 1 2\na;b 1\n")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("line 2: ");
    }

    @Test
    void aStackOf20000Frames_isNoDifferentFromOneOfTen() throws IOException {
        CallTree deep = new CallTree();
        deep.add(RandomTrees.deepStack(20_000), 5);
        CallTreeDiff diff = CallTreeDiff.of(deep, new CallTree());
        assertThat(ends(CollapsedDiff.read(new StringReader(collapsed(diff.swapped())))))
                .hasSize(1);
    }

    static CallTreeDiff diff(int seed) {
        return CallTreeDiff.of(RandomTrees.tree(new Random(seed)), RandomTrees.tree(new Random(7_000 + seed)));
    }

    private static String collapsed(CallTreeDiff diff) throws IOException {
        StringBuilder out = new StringBuilder();
        CollapsedDiff.write(diff, out);
        return out.toString();
    }

    private static Map<List<Frame>, Ends> ends(CallTreeDiff diff) {
        Map<List<Frame>, Ends> ends = new HashMap<>();
        diff.forEachStack((path, before, after) -> ends.put(List.copyOf(path), new Ends(before, after)));
        return ends;
    }

    private static Map<List<Frame>, DiffVerdict> verdicts(CallTreeDiff diff) {
        Map<List<Frame>, DiffVerdict> verdicts = new HashMap<>();
        diff.forEachNode((path, node) -> verdicts.put(List.copyOf(path), node.verdict()));
        return verdicts;
    }

    private static String order(CallTreeDiff diff) {
        StringBuilder order = new StringBuilder();
        diff.forEachNode((path, node) -> order.append(path).append('\n'));
        return order.toString();
    }
}
