package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.explain.Explanation;
import io.lockspot.analyzer.explain.IdleTime;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lockspot report}: one page. */
@Command(
        name = "report",
        description = "One page: headline, operations, hot locks, known signatures, breakdown, warnings.")
final class ReportCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private RecordingFiles files;

    @Option(
            names = "--measure",
            paramLabel = "MEASURE",
            description = "What the breakdown shows: cpu, samples, lock-wait, kernel-lock-wait, operation-time or"
                    + " off-cpu; else what the headline speaks of.")
    private Measure measure;

    @Option(
            names = {"-X", "--exclude"},
            paramLabel = "REGEX",
            description = "No samples with a frame whose name matches; they count in no share. Repeatable.")
    private List<Pattern> exclude = List.of();

    @Mixin
    private CutOptions cut;

    @Mixin
    private ReportOutput output;

    @Mixin
    private Talk talk;

    ReportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Report.Cut shown = cut.cut();
        return Reporting.run(session, files, output, talk, recording -> {
            Recording kept = Selection.excluding(exclude).exclude(recording);
            Optional<Measure> asked = files.measure(kept, Optional.ofNullable(measure));
            Explanation explanation = Explanation.of(kept, asked);
            Report.Origin origin = Reporting.origin(
                    recording,
                    explanation.breakdown().flatMap(b -> IdleTime.warning(kept, b.measure(), Selection.ALL)));
            Report.Page page = new Report.Page(origin, explanation, shown);
            return output.isPage() ? page.with(Breakdowns.all(kept), new Report.Source(kept, Selection.ALL)) : page;
        });
    }
}
