package io.lockspot.analyzer.report;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.PerChoice;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.PageTree;
import io.lockspot.flamegraphs.PageUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PageTreesTest {

    @Test
    void weights_canBeShownPerSecondAndPerEveryOperationThatWasCounted() {
        PageTree tree = tree(Stories.closestorm(), Measure.LOCK_WAIT, Selection.ALL);
        assertThat(tree.units())
                .containsExactly(
                        PageUnit.per("per second", 10),
                        PageUnit.per("per close", 32_000),
                        PageUnit.per("per register", 32_000),
                        PageUnit.per("per release", 32_000));
    }

    @Test
    void whatWasAskedFor_isWhatThePageOpensWith() {
        Recording recording = Stories.closestorm();
        Breakdown perRelease = Breakdown.of(recording, Measure.LOCK_WAIT, Selection.ALL)
                .per(PerChoice.of("release:jdk-nio")
                        .orElseThrow()
                        .in(recording, Measure.LOCK_WAIT)
                        .orElseThrow());
        assertThat(PageTrees.words(perRelease.per())).isEqualTo("per release");
        assertThat(PageTrees.of(recording, Selection.ALL, perRelease).units())
                .contains(PageUnit.per("per release", 32_000));
    }

    @Test
    void timesThatWereSampledEvenly_canBeShownAsSamples() {
        RecordingBuilder even = new RecordingBuilder("even.jfr");
        even.sample(Measure.CPU, "t", Stories.java("a.B.run"), 30_000_000, 3);
        even.sample(Measure.CPU, "t", Stories.java("a.B.stop"), 10_000_000, 1);
        assertThat(tree(even.build(), Measure.CPU, Selection.ALL).units())
                .containsExactly(new PageUnit("samples", 10_000_000, "samples"));
        even.sample(Measure.CPU, "t", Stories.java("a.B.slow"), 25_000_000, 1);
        assertThat(tree(even.build(), Measure.CPU, Selection.ALL).units()).isEmpty();
    }

    @Test
    void stacks_areBelowThePoolsOfTheirThreads() {
        PageTree tree = tree(Stories.closestorm(), Measure.LOCK_WAIT, Selection.ALL);
        assertThat(tree.threads()).isTrue();
        assertThat(tree.tree().total()).isEqualTo(tree.whole());
        assertThat(pools(tree.tree())).containsExactly("closer-#", "selector", "main");
    }

    @Test
    void aSelectionThatNamesAPool_andASinglePool_leaveThreadsTogether() {
        Selection selectors =
                new Selection(List.of(Pattern.compile("selector")), List.of(), Optional.empty(), false, false);
        assertThat(tree(Stories.closestorm(), Measure.LOCK_WAIT, selectors).threads())
                .isFalse();
        RecordingBuilder one = new RecordingBuilder("one.jfr");
        one.sample(Measure.CPU, "worker-1", Stories.java("a.B.run"), 1, 1);
        one.sample(Measure.CPU, "worker-2", Stories.java("a.B.run"), 1, 1);
        assertThat(tree(one.build(), Measure.CPU, Selection.ALL).threads()).isFalse();
    }

    @Test
    void tenThousandThreadNames_areAHundredPoolsAndARest() {
        RecordingBuilder many = new RecordingBuilder("many.jfr");
        for (int i = 0; i < 10_000; i++) {
            many.sample(
                    Measure.CPU,
                    "t" + (char) ('a' + i % 26) + Integer.toString(i, 36) + "x",
                    Stories.java("a.B.run"),
                    1 + i,
                    1);
        }
        PageTree tree = tree(many.build(), Measure.CPU, Selection.ALL);
        assertThat(pools(tree.tree())).hasSize(101).startsWith("other threads");
    }

    private static PageTree tree(Recording recording, Measure measure, Selection selection) {
        return PageTrees.of(recording, selection, Breakdown.of(recording, measure, selection));
    }

    private static List<String> pools(CallTree tree) {
        return tree.root().children().stream().map(node -> node.frame().name()).toList();
    }
}
