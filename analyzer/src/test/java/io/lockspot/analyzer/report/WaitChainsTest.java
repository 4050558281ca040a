package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.WaitGraph;
import io.lockspot.analyzer.explain.WaitGraph.Edge;
import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WaitChainsTest {

    private static final Lock LOCK = new Lock("lock", LockKind.MONITOR);

    @Test
    void whoWaitsForWhom_isToldFromTheEndOfTheQueue() {
        assertThat(told(edge("b", "c", 30), edge("a", "b", 20), edge("a", "c", 10)))
                .containsExactly("a", "  b", "    c", "  c");
    }

    @Test
    void aCircle_endsWhereItCloses() {
        assertThat(told(edge("a", "b", 30), edge("b", "c", 20), edge("c", "a", 10)))
                .containsExactly("a", "  b", "    c", "      a, again");
    }

    @Test
    void threadsOfOnePool_waitForEachOther() {
        assertThat(told(edge("pool-#", "pool-#", 30))).containsExactly("pool-#", "  pool-#");
    }

    @Test
    void whatTwoWaitFor_isToldOnce() {
        assertThat(told(edge("a", "c", 30), edge("b", "c", 20), edge("c", "d", 10)))
                .containsExactly("a", "  c", "    d", "b", "  c, again");
    }

    @Test
    void aChainOfManyThousands_isToldWithoutRecursion() {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            edges.add(edge("t" + (char) i + i, "t" + (char) (i + 1) + (i + 1), 1));
        }

        assertThat(WaitChains.of(edges)).hasSize(50_001);
    }

    @Test
    void dot_quotesWhatStrangersWrote() throws IOException {
        StringBuilder out = new StringBuilder();
        Edge edge = new Edge("a\"b", new Lock("x\\y\u001b[2J", LockKind.MONITOR), "c\n", false, 1, 5);
        WaitGraphDot.write(new WaitGraph(List.of(edge)), out);

        assertThat(out.toString())
                .contains("\"a\\\"b\" -> \"c\\\\x0a\" [label=\"x\\\\y\\\\x1b[2J\\n5 ns, 1 wait\", penwidth=5.0]")
                .doesNotContain("\u001b");
    }

    private static List<String> told(Edge... edges) {
        return WaitChains.of(List.of(edges)).stream()
                .map(l -> "  ".repeat(l.depth()) + l.thread() + (l.again() ? ", again" : ""))
                .toList();
    }

    private static Edge edge(String waiter, String owner, long waitTime) {
        return new Edge(waiter, LOCK, owner, false, 1, waitTime);
    }
}
