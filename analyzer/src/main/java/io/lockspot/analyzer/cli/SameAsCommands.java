package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.cli.demo.Analysis;
import io.lockspot.analyzer.cli.demo.scenario.View;
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
import io.lockspot.analyzer.report.html.HtmlWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    public void report(Recording recording, View view, Appendable out) throws IOException {
        TextWriter.write(page(recording, view), new Style(session.console().terminal()), out);
    }

    @Override
    public void reportJson(Recording recording, View view, Writer out) throws IOException {
        JsonWriter.write(page(recording, view), out);
    }

    @Override
    public void reportPage(Recording recording, View view, Appendable out) throws IOException {
        Report.Source source = new Report.Source(recording, selection(recording, view));
        HtmlWriter.write(page(recording, view).with(Breakdowns.all(recording), source), out);
    }

    @Override
    public void flameGraph(String title, String subtitle, Recording recording, View view, Appendable out)
            throws IOException {
        List<Breakdown> breakdowns = Stream.concat(view.measure().stream(), Arrays.stream(Measure.values()))
                .distinct()
                .filter(recording::has)
                .map(m -> Breakdown.of(recording, m, Selection.ALL))
                .toList();
        if (!breakdowns.isEmpty()) {
            FlameGraphPage.write(title, subtitle, recording, Selection.ALL, breakdowns, out);
        }
    }

    private static Report.Page page(Recording recording, View view) {
        Optional<Measure> measure = view.measure().filter(recording::has);
        Explanation explanation = Explanation.of(recording, measure);
        if (measure.isPresent() && view.root().isPresent()) {
            explanation = explanation.with(Breakdown.of(recording, measure.get(), selection(recording, view)));
        }
        return new Report.Page(Reporting.origin(recording, Optional.empty()), explanation, Report.Cut.NONE);
    }

    /** How the breakdown of the view is chosen. */
    private static Selection selection(Recording recording, View view) {
        return view.measure().filter(recording::has).isEmpty() || view.root().isEmpty()
                ? Selection.ALL
                : new Selection(List.of(), List.of(), view.root().map(Pattern::compile), false, false);
    }
}
