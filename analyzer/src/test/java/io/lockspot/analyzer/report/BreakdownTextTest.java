package io.lockspot.analyzer.report;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.report.Report.Cut;
import io.lockspot.flamegraphs.Frame;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BreakdownTextTest {

    private static String text(Recording recording, double min) throws IOException {
        Breakdown breakdown = Breakdown.of(recording, Measure.CPU, Selection.ALL);
        StringBuilder out = new StringBuilder();
        Report.Origin origin = new Report.Origin(recording.infos(), recording.warnings());
        Cut cut = new Cut(OptionalDouble.of(min), OptionalInt.empty());
        TextWriter.write(new Report.OfBreakdown(origin, breakdown, cut), Style.PLAIN, out);
        return out.toString();
    }

    private static RecordingBuilder builder() {
        return new RecordingBuilder("r");
    }

    @Test
    void onlyChildOfTheSameShare_staysInItsParentsColumn() throws IOException {
        RecordingBuilder into = builder();
        into.sample(Measure.CPU, "", Stories.java("a", "b", "c"), 90, 1);
        into.sample(Measure.CPU, "", Stories.java("a", "b"), 10, 1);
        assertThat(text(into.build(), 0.5)).endsWith("\n100.00%  a\n100.00%  b\n └─90.00%  c\n");
    }

    @Test
    void siblings_areDrawnHeaviestFirst_withALineDownToTheLast() throws IOException {
        RecordingBuilder into = builder();
        into.sample(Measure.CPU, "", Stories.java("a", "light"), 40, 1);
        into.sample(Measure.CPU, "", Stories.java("a", "heavy", "x"), 35, 1);
        into.sample(Measure.CPU, "", Stories.java("a", "heavy", "y"), 25, 1);
        assertThat(text(into.build(), 0.5))
                .endsWith("\n100.00%  a\n ├─60.00%  heavy\n │  ├─35.00%  x\n │  └─25.00%  y\n └─40.00%  light\n");
    }

    @Test
    void smallBranches_areFoldedAndCounted() throws IOException {
        RecordingBuilder into = builder();
        into.sample(Measure.CPU, "", Stories.java("a", "big"), 94, 1);
        into.sample(Measure.CPU, "", Stories.java("a", "s1"), 3, 1);
        into.sample(Measure.CPU, "", Stories.java("a", "s2", "deep"), 2, 1);
        into.sample(Measure.CPU, "", Stories.java("a", "s2"), 1, 1);
        assertThat(text(into.build(), 5))
                .endsWith("100.00%  a\n ├─94.00%  big\n └─… 3 more paths, 6.00%\n\n"
                        + "folded in all: 3 paths, 6.00%, branches below 5% (--min)\n");
    }

    @Test
    void trees_areApart() throws IOException {
        RecordingBuilder into = builder();
        into.sample(Measure.CPU, "", Stories.java("a"), 2, 1);
        into.sample(Measure.CPU, "", Stories.java("b"), 2, 1);
        assertThat(text(into.build(), 0)).endsWith("50.00%  a\n\n50.00%  b\n");
    }

    @Test
    void twentyThousandFrames_areLinesNotATriangle() throws IOException {
        RecordingBuilder into = builder();
        List<Frame> frames =
                IntStream.range(0, 20_000).mapToObj(i -> Frame.java("f" + i)).toList();
        for (int depth = 100; depth <= 20_000; depth += 100) {
            into.sample(Measure.CPU, "", new Stack(frames.subList(0, depth)), 10, 1);
        }
        String text = text(into.build(), 0);
        assertThat(text.lines().filter(l -> l.contains("%  f")).filter(l -> !l.contains(" … [")))
                .as("one that goes on below is there again")
                .hasSize(20_000);
        assertThat(text.lines()).allMatch(l -> l.length() < 300);
    }

    /** Every path counts once: as a line that ends it, or in a rest. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void foldedPaths_andShownOnes_areAllThereAre(long seed) throws IOException {
        Recording recording = Stories.random(seed);
        long paths = recording.samples(Measure.CPU).stream()
                .filter(s -> s.weight() > 0 && !s.stack().isEmpty())
                .map(s -> s.stack())
                .distinct()
                .count();
        assertThat(folded(text(recording, 100.0))).isLessThanOrEqualTo(paths);
        assertThat(folded(text(recording, 0))).isZero();
        Breakdown breakdown = Breakdown.of(recording, Measure.CPU, Selection.ALL);
        Cut everything = new Cut(OptionalDouble.of(100.1), OptionalInt.empty());
        TreeCut.Children none =
                new TreeCut(breakdown, everything, 0).children(breakdown.tree().root(), 0);
        assertThat(none.foldedPaths()).isEqualTo(paths);
        assertThat(none.foldedWeight() + breakdown.tree().root().self()).isEqualTo(breakdown.whole());
    }

    private static long folded(String text) {
        Matcher footer = Pattern.compile("folded in all: (\\d+) path").matcher(text);
        return footer.find() ? Long.parseLong(footer.group(1)) : 0;
    }
}
