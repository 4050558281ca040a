package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.compare.ComparedTree;
import io.lockspot.analyzer.compare.Comparer;
import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.compare.Run;
import io.lockspot.analyzer.compare.Runs;
import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.IdleTime;
import io.lockspot.analyzer.explain.PerChoice;
import io.lockspot.analyzer.explain.SelectedSamples;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.analyzer.report.Difference;
import io.lockspot.analyzer.report.FlameGraphPage;
import io.lockspot.analyzer.report.Report;
import io.lockspot.analyzer.report.TestWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The differences that {@code lockspot flamegraph --before … --after …} shows, and how each format shows them. Where the
 * runs were kept apart, verdicts are those of {@code compare}; else nothing is tested, and the picture says why.
 */
final class DifferenceGraph {

    private final SideFiles files;
    private final SideFiles.Sides sides;
    private final Selection selection;
    private final Optional<Comparison> comparison;
    private final List<Difference> differences = new ArrayList<>();
    private final Recording[] folded = new Recording[2];

    private DifferenceGraph(SideFiles files, SideFiles.Sides sides, Selection selection) {
        this.files = files;
        this.sides = sides;
        this.selection = selection;
        this.comparison = sides.areRuns()
                ? Optional.of(Comparer.paths(new Runs(runs(sides.before(), selection), runs(sides.after(), selection))))
                : Optional.empty();
    }

    /**
     * @param measures that were asked for; when none was, all that both sides have but the time off CPUs, most of which is
     *     of threads that have nothing to do
     */
    static DifferenceGraph of(
            SideFiles files,
            SideFiles.Sides sides,
            List<Measure> measures,
            Selection selection,
            Optional<PerChoice> per)
            throws BadRecordingException, UsageException {
        DifferenceGraph graph = new DifferenceGraph(files, sides, selection);
        for (Measure measure : measures.isEmpty() ? common(sides) : measures) {
            has(measure, sides.before(), files.namesBefore());
            has(measure, sides.after(), files.namesAfter());
            Difference difference = graph.difference(measure);
            graph.differences.add(per.isEmpty() ? difference : graph.beginningWith(per.get(), difference));
        }
        if (graph.differences.isEmpty()) {
            throw new BadRecordingException(files.namesBefore() + " and " + files.namesAfter()
                    + ": have no samples of the same measure, so there is nothing to compare");
        }
        return graph;
    }

    /** What a run costs does not depend on how long its CPUs were idle, nor on which of its stacks are shown. */
    private static List<Run> runs(SideFiles.Side side, Selection selection) {
        return side.runs().stream()
                .map(run -> Run.of(run.name(), SelectedSamples.in(IdleTime.without(run.recording()), selection)))
                .toList();
    }

    private static void has(Measure measure, SideFiles.Side side, String names) throws UsageException {
        if (!side.has(measure)) {
            throw new UsageException(names + ": has no samples of " + measure.id());
        }
    }

    private static List<Measure> common(SideFiles.Sides sides) {
        Optional<Measure> best = Breakdown.preferred(sides.before()::has);
        return Arrays.stream(Measure.values())
                .filter(m -> sides.before().has(m) && sides.after().has(m) && m != Measure.OFF_CPU)
                .sorted((a, b) -> Boolean.compare(best.equals(Optional.of(b)), best.equals(Optional.of(a))))
                .toList();
    }

    private Difference difference(Measure measure) {
        Optional<ComparedTree> compared = comparison.flatMap(c ->
                c.trees().stream().filter(tree -> tree.measure() == measure).findFirst());
        if (compared.isPresent()) {
            boolean isPart = !selection.include().isEmpty() || selection.root().isPresent();
            return isPart
                    ? Difference.ofPart(comparison.get(), compared.get())
                    : Difference.of(comparison.get(), compared.get());
        }
        String why = comparison.isPresent()
                ? TestWords.notCompared(measure)
                : TestWords.tooFew(sides.before().count(), sides.after().count());
        return Difference.of(before(), after(), measure, selection).untested(why);
    }

    private Recording before() {
        return folded(0, sides.before());
    }

    private Recording after() {
        return folded(1, sides.after());
    }

    private Recording folded(int place, SideFiles.Side side) {
        if (folded[place] == null) {
            folded[place] = side.folded();
        }
        return folded[place];
    }

    private Difference beginningWith(PerChoice choice, Difference difference) throws UsageException {
        return difference
                .beginningWith(choice, before(), after())
                .orElseThrow(() -> new UsageException(
                        "--per " + choice + ": not known of both sides; use --per share, or leave it to lockspot"));
    }

    void write(GraphFormat format, OutputFile out) throws IOException {
        String before = files.captionBefore();
        String after = files.captionAfter();
        String doubts = comparison.map(FlameGraphPage::doubts).orElse("");
        switch (format) {
            case PAGE -> out.write(writer -> FlameGraphPage.writeDiff(doubts, before, after, differences, writer));
            case SVG ->
                out.write(writer -> FlameGraphPage.writeDiffSvg(doubts, before, after, differences.get(0), writer));
            case COLLAPSED -> out.write(writer -> FlameGraphPage.writeDiffCollapsed(differences.get(0), writer));
        }
    }

    /** What to say of the colours where they stand for sizes; empty when a test decided all of them. */
    Optional<String> remark() {
        List<Difference> untested =
                differences.stream().filter(d -> !d.tree().isJudged()).toList();
        if (untested.isEmpty()) {
            return Optional.empty();
        }
        String why = untested.get(0).tree().test().words();
        String which = comparison.isPresent() ? untested.get(0).measure().id() + ": " : "";
        String remedy = comparison.isPresent() ? "" : ": --before A1 A2 A3 --after B1 B2 B3, or directories of runs";
        return Optional.of(which + "coloured by size, not tested, for " + why + remedy);
    }

    /** What was recorded, and what is to be said of it; each once: a file of two columns may be both sides. */
    Report.Origin origin() {
        Set<RecordingInfo> infos = new LinkedHashSet<>();
        Set<Warning> warnings = new LinkedHashSet<>();
        comparison.ifPresent(c -> warnings.addAll(c.warnings()));
        for (SideFiles.Side side : List.of(sides.before(), sides.after())) {
            for (SideFiles.Recorded run : side.runs()) {
                infos.addAll(run.recording().infos());
                warnings.addAll(run.recording().warnings());
            }
        }
        return new Report.Origin(List.copyOf(infos), List.copyOf(warnings));
    }
}
