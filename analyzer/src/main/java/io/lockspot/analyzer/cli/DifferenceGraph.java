package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.PerChoice;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.report.Difference;
import io.lockspot.analyzer.report.FlameGraphPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The differences that {@code lockspot flamegraph --before … --after …} shows, and how each format shows them. */
final class DifferenceGraph {

    private final SideFiles files;
    private final List<Difference> differences;

    private DifferenceGraph(SideFiles files, List<Difference> differences) {
        this.files = files;
        this.differences = differences;
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
        List<Difference> differences = new ArrayList<>();
        for (Measure measure : measures.isEmpty() ? common(sides) : measures) {
            has(measure, sides.before(), files.namesBefore());
            has(measure, sides.after(), files.namesAfter());
            Difference difference = Difference.of(sides.before(), sides.after(), measure, selection);
            differences.add(per.isEmpty() ? difference : beginningWith(per.get(), difference, sides));
        }
        if (differences.isEmpty()) {
            throw new BadRecordingException(files.namesBefore() + " and " + files.namesAfter()
                    + ": have no samples of the same measure, so there is nothing to compare");
        }
        return new DifferenceGraph(files, differences);
    }

    private static void has(Measure measure, Recording recording, String names) throws UsageException {
        if (!recording.has(measure)) {
            throw new UsageException(names + ": has no samples of " + measure.id());
        }
    }

    private static List<Measure> common(SideFiles.Sides sides) {
        Optional<Measure> best = Breakdown.defaultMeasure(sides.before());
        return Arrays.stream(Measure.values())
                .filter(m -> sides.before().has(m) && sides.after().has(m) && m != Measure.OFF_CPU)
                .sorted((a, b) -> Boolean.compare(best.equals(Optional.of(b)), best.equals(Optional.of(a))))
                .toList();
    }

    private static Difference beginningWith(PerChoice choice, Difference difference, SideFiles.Sides sides)
            throws UsageException {
        return difference
                .beginningWith(choice, sides.before(), sides.after())
                .orElseThrow(() -> new UsageException(
                        "--per " + choice + ": not known of both sides; use --per share, or leave it to lockspot"));
    }

    void write(GraphFormat format, OutputFile out) throws IOException {
        String before = files.captionBefore();
        String after = files.captionAfter();
        switch (format) {
            case PAGE -> out.write(writer -> FlameGraphPage.writeDiff("lockspot", before, after, differences, writer));
            case SVG -> out.write(writer -> FlameGraphPage.writeDiffSvg(before, after, differences.get(0), writer));
            case COLLAPSED -> out.write(writer -> FlameGraphPage.writeDiffCollapsed(differences.get(0), writer));
        }
    }
}
