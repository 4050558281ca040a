package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.report.FlameGraphPage;
import io.lockspot.analyzer.report.Report;
import io.lockspot.analyzer.write.ThreadFrames;
import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.Collapsed;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lockspot flamegraph}: a page with flame graphs, a picture, or collapsed stacks for other tools. */
@Command(name = "flamegraph", description = "Flame graphs (.html, .svg, .collapsed), also of a difference.")
final class FlameGraphCommand implements Callable<Integer> {

    private final Session session;

    /** One side, or two. */
    @ArgGroup(multiplicity = "1")
    private Inputs inputs;

    static final class Inputs {
        @ArgGroup(exclusive = false)
        private RecordingFiles files;

        @ArgGroup(exclusive = false)
        private SideFiles sides;
    }

    @Mixin
    private SelectionOptions selected;

    @Mixin
    private PerOption per;

    @Mixin
    private FileOption file;

    @Mixin
    private Talk talk;

    FlameGraphCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        GraphFormat format = GraphFormat.of(file);
        OutputFile out = file.open().orElseThrow();
        Report.Origin origin =
                inputs.sides == null ? single(inputs.files, format, out) : difference(inputs.sides, format, out);
        talk.warnings(session.console(), origin.warnings());
        talk.remark(session.console(), "wrote " + out);
        return Exit.of(origin).code();
    }

    private Report.Origin single(RecordingFiles files, GraphFormat format, OutputFile out) throws Exception {
        Recording recording = files.read(session, talk);
        List<Breakdown> breakdowns = breakdowns(recording, files, format == GraphFormat.PAGE);
        switch (format) {
            case PAGE ->
                out.write(writer -> FlameGraphPage.write(
                        "lockspot", files.names(), recording, selected.selection(), breakdowns, writer));
            case SVG -> out.write(writer -> FlameGraphPage.writeSvg(files.names(), breakdowns.get(0), writer));
            case COLLAPSED ->
                out.writeBytes(bytes -> collapsed(breakdowns.get(0).tree(), bytes));
        }
        List<Measure> measures = breakdowns.stream().map(Breakdown::measure).toList();
        return Reporting.origin(recording, per.warnings(recording, measures));
    }

    private Report.Origin difference(SideFiles files, GraphFormat format, OutputFile out) throws Exception {
        SideFiles.Sides sides = files.read(session, talk, format != GraphFormat.COLLAPSED);
        DifferenceGraph graph = DifferenceGraph.of(files, sides, selected.asked(), selected.selection(), per.asked());
        graph.write(format, out);
        if (format != GraphFormat.COLLAPSED) {
            graph.remark().ifPresent(words -> talk.remark(session.console(), words));
        }
        return graph.origin();
    }

    /**
     * The measure to be seen first, then the others that the recording has, unless it was said which to show or there is
     * room for one only.
     */
    private List<Breakdown> breakdowns(Recording recording, RecordingFiles files, boolean page)
            throws UsageException, BadRecordingException {
        List<Measure> measures = new ArrayList<>(selected.measures(recording, files));
        if (page && selected.asked().isEmpty()) {
            Arrays.stream(Measure.values())
                    .filter(m -> !measures.contains(m) && recording.has(m))
                    .forEach(measures::add);
        }
        List<Breakdown> breakdowns = new ArrayList<>();
        for (Measure measure : measures) {
            Breakdown breakdown = Breakdown.of(recording, measure, selected.selection());
            breakdowns.add(breakdown.per(per.in(recording, measure, files)));
        }
        return breakdowns;
    }

    private void collapsed(CallTree tree, OutputStream bytes) throws IOException {
        Selection selection = selected.selection();
        OutputStream out = new BufferedOutputStream(bytes, 1 << 16);
        Collapsed.write(selection.threads() ? ThreadFrames.name(tree, selection.inverted()) : tree, out);
        out.flush();
    }
}
