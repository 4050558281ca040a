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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lockspot flamegraph}: a page with flame graphs, or collapsed stacks for other tools. */
@Command(name = "flamegraph", description = "HTML with flame graphs, or collapsed stacks for other tools.")
final class FlameGraphCommand implements Callable<Integer> {

    private static final List<String> PAGE = List.of("html", "htm");
    private static final List<String> COLLAPSED = List.of("collapsed", "folded", "txt");

    private final Session session;

    @Mixin
    private RecordingFiles files;

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
        boolean page = isPage();
        Optional<OutputFile> target = file.open();
        Recording recording = files.read(session, talk);
        List<Breakdown> breakdowns = breakdowns(recording, page);
        OutputFile out = target.orElseThrow();
        if (page) {
            out.write(writer -> FlameGraphPage.write(
                    "lockspot", files.names(), recording, selected.selection(), breakdowns, writer));
        } else {
            out.writeBytes(bytes -> collapsed(breakdowns.get(0).tree(), bytes));
        }
        List<Measure> measures = breakdowns.stream().map(Breakdown::measure).toList();
        Report.Origin origin = Reporting.origin(recording, per.warnings(recording, measures));
        talk.warnings(session.console(), origin.warnings());
        talk.remark(session.console(), "wrote " + out);
        return Exit.of(origin).code();
    }

    private boolean isPage() throws UsageException {
        Path path = file.path().orElseThrow(() -> new UsageException("say where to: -f out.html or -f out.collapsed"));
        String extension = Format.extension(path);
        if (!PAGE.contains(extension) && !COLLAPSED.contains(extension)) {
            throw new UsageException(path + ": the name must end in .html, or in .collapsed for other tools");
        }
        return PAGE.contains(extension);
    }

    /**
     * The measure to be seen first, then the others that the recording has, unless it was said which to show or there is
     * room for one only.
     */
    private List<Breakdown> breakdowns(Recording recording, boolean page) throws UsageException, BadRecordingException {
        List<Measure> measures = new ArrayList<>(selected.measures(recording, files));
        if (page && !selected.asked()) {
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
