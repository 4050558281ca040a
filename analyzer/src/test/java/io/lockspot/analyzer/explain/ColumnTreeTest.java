package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.explain.ColumnTree.Node;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.flamegraphs.CallTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A tree with several columns is the trees of its measures, laid over each other. */
class ColumnTreeTest {

    private static final List<Measure> MEASURES = List.of(Measure.CPU, Measure.LOCK_WAIT);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyColumn_isTheTreeOfItsMeasureAlone(long seed) {
        Recording recording = Stories.random(seed);
        List<Breakdown> alone = MEASURES.stream()
                .map(measure -> Breakdown.of(recording, measure, Selection.ALL))
                .toList();

        ColumnTree together = ColumnTree.of(alone);

        for (int column = 0; column < MEASURES.size(); column++) {
            assertSame(together, column, alone.get(column).tree());
        }
    }

    private static void assertSame(ColumnTree tree, int column, CallTree alone) {
        record Pair(Node node, CallTree.Node expected) {}
        Deque<Pair> open = new ArrayDeque<>();
        open.push(new Pair(tree.root(), alone.root()));
        while (!open.isEmpty()) {
            Pair pair = open.pop();
            assertThat(pair.node.total(column)).isEqualTo(pair.expected.total());
            assertThat(pair.node.self(column)).isEqualTo(pair.expected.self());
            Map<Object, Node> children =
                    tree.children(pair.node).stream().collect(Collectors.toMap(Node::frame, node -> node));
            pair.expected.children().forEach(child -> open.push(new Pair(children.get(child.frame()), child)));
            long others = children.values().stream()
                    .filter(child -> pair.expected.child(child.frame()) == null)
                    .mapToLong(child -> child.total(column))
                    .sum();
            assertThat(others).isZero();
        }
    }
}
