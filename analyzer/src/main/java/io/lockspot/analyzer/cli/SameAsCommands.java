package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.cli.demo.Analysis;
import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.Explanation;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.report.FlameGraphPage;
import io.lockspot.analyzer.report.JsonWriter;
import io.lockspot.analyzer.report.Report;
import io.lockspot.analyzer.report.Style;
import io.lockspot.analyzer.report.TextWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The demo reads, explains and draws with the same code as the commands that it recommends. */
final class SameAsCommands implements Analysis {

    private final Session session;

    SameAsCommands(Session session) {
        this.session = session;
    }

    @Override
    public Recording read(Path file) throws BadRecordingException {
        return session.reader().readAll(List.of(file));
    }

    @Override
    public void report(Recording recording, Appendable out) throws IOException {
        TextWriter.write(page(recording), new Style(session.console().terminal()), out);
    }

    @Override
    public void reportJson(Recording recording, Writer out) throws IOException {
        JsonWriter.write(page(recording), out);
    }

    @Override
    public void flameGraph(String title, String subtitle, Recording recording, Appendable out) throws IOException {
        List<Breakdown> breakdowns = Arrays.stream(Measure.values())
                .filter(recording::has)
                .map(m -> Breakdown.of(recording, m, Selection.ALL))
                .toList();
        if (!breakdowns.isEmpty()) {
            FlameGraphPage.write(title, subtitle, breakdowns, out);
        }
    }

    private static Report page(Recording recording) {
        return new Report.Page(
                Reporting.origin(recording, Optional.empty()),
                Explanation.of(recording, Optional.empty()),
                Report.Cut.NONE);
    }
}
