package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.ColumnTree;
import io.lockspot.analyzer.explain.FlatBreakdown;
import io.lockspot.analyzer.explain.IdleTime;
import io.lockspot.analyzer.explain.PathCompletion;
import io.lockspot.analyzer.explain.Per;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.analyzer.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lockspot breakdown}: the call tree. */
@Command(
        name = "breakdown",
        description = "The call tree of one or several measures, in percent, per second or per operation.")
final class BreakdownCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private RecordingFiles files;

    @Mixin
    private SelectionOptions selected;

    @Option(names = "--flat", description = "A list of functions instead of a tree.")
    private boolean flat;

    @Option(
            names = "--split",
            description = "Beside each total how it was spent: running, spinning or sleeping on locks, blocked, idle.")
    private boolean split;

    @Mixin
    private PerOption per;

    @Mixin
    private CutOptions cut;

    @Mixin
    private ReportOutput output;

    @Mixin
    private Talk talk;

    BreakdownCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Report.Cut shown = cut.cut();
        Selection selection = selected.selection();
        return Reporting.run(session, files, output, talk, read -> {
            List<Measure> measures = selected.measures(read, files);
            Recording recording = measures.size() > 1 ? PathCompletion.of(read) : read;
            Measure measure = measures.get(0);
            Report.Origin origin = Reporting.origin(recording, warnings(recording, measures, selection));
            Optional<Report.Source> source = Optional.of(new Report.Source(recording, selection));
            if (measures.size() > 1 || split) {
                return new Report.OfColumns(origin, columns(recording, measures, selection), shown, source);
            }
            Per relation = per.in(recording, measure, files);
            return flat
                    ? new Report.OfFunctions(
                            origin,
                            FlatBreakdown.of(recording, measure, selection).per(relation),
                            shown,
                            source)
                    : new Report.OfBreakdown(
                            origin, Breakdown.of(recording, measure, selection).per(relation), shown, source);
        });
    }

    private List<Warning> warnings(Recording recording, List<Measure> measures, Selection selection) {
        List<Warning> warnings = new ArrayList<>(per.warnings(recording, measures));
        IdleTime.warning(recording, measures.get(0), selection).ifPresent(warnings::add);
        return warnings;
    }

    private ColumnTree columns(Recording recording, List<Measure> measures, Selection selection) throws UsageException {
        if (flat && split) {
            throw new UsageException(
                    "--flat and --split: a list of functions has no such columns; leave one of them out");
        }
        if (flat) {
            throw new UsageException("--flat shows one measure; name one with --measure, or leave --flat out");
        }
        List<Breakdown> columns = new ArrayList<>();
        for (Measure measure : measures) {
            Per relation = per.in(recording, measure, files);
            List<Breakdown> parts = split
                    ? Breakdown.split(recording, measure, selection)
                    : List.of(Breakdown.of(recording, measure, selection));
            parts.forEach(part -> columns.add(part.per(relation)));
        }
        return ColumnTree.of(columns);
    }
}
