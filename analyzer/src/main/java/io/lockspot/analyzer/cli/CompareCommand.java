package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.compare.Comparer;
import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.compare.Run;
import io.lockspot.analyzer.compare.Runs;
import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.analyzer.read.Column;
import io.lockspot.analyzer.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lockspot compare}: did the change help? */
@Command(
        name = "compare",
        description = "What changed between runs before and runs after: operations, locks and paths, each with an"
                + " interval and a verdict. Five runs a side are usual, three are the least.",
        footerHeading = "%nGates:%n",
        footer = {
            "  regression                                  the verdict is REGRESSION",
            "  close.p99 > +10%%                            a figure of an operation, relative to before",
            "  lock:epmutex.waitPerOperation > 1us         a figure of a lock, after",
            "  path:eventpoll_release_file > +5%%           what a function costs, with all that it calls"
        })
final class CompareCommand implements Callable<Integer> {

    private static final Set<Format> FORMATS =
            EnumSet.of(Format.TEXT, Format.JSON, Format.MARKDOWN, Format.HTML, Format.JUNIT);

    private final Session session;

    @Option(
            names = "--before",
            required = true,
            arity = "1..*",
            paramLabel = "REC",
            description = "The runs before the change: a recording is a run. Of a directory, every file is a run, and"
                    + " every directory in it is one of several files.")
    private List<Path> before;

    @Option(
            names = "--after",
            required = true,
            arity = "1..*",
            paramLabel = "REC",
            description = "The runs after the change.")
    private List<Path> after;

    @Mixin
    private WatchOptions watches;

    @Mixin
    private GateOptions gates;

    @Option(
            names = {"-X", "--exclude"},
            paramLabel = "REGEX",
            description = "No samples with a frame whose name matches; they count in no share. Repeatable. Idle CPUs"
                    + " are left out anyway.")
    private List<Pattern> exclude = List.of();

    @Mixin
    private ReportOutput output;

    @Option(
            names = "--also",
            paramLabel = "FILE",
            description = "Write the comparison to this file too, in the format of its extension. Repeatable.")
    private List<Path> also = List.of();

    @Mixin
    private Talk talk;

    CompareCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        List<ReportOutput.Plan> plans = new ArrayList<>();
        plans.add(output.plan(session.console(), FORMATS));
        plans.addAll(output.also(also, FORMATS));
        GateOptions.Asked asked = gates.asked();
        RunFiles files = new RunFiles(session, talk, exclude);
        Runs runs = new Runs(files.read(before, "--before", Column.BEFORE), files.read(after, "--after", Column.AFTER));
        Comparison comparison = Comparer.compare(runs, watches.watches(asked.gates()), asked.gates());
        Report.Origin origin = new Report.Origin(infos(runs), comparison.warnings());
        Report report = new Report.OfComparison(origin, comparison, asked.inconclusiveFails());
        for (ReportOutput.Plan plan : plans) {
            plan.write(report, session.console());
        }
        ReportOutput.Plan plan = plans.get(0);
        if (plan.format() != Format.JSON && plan.format() != Format.MARKDOWN) {
            talk.warnings(session.console(), origin.warnings());
        }
        plans.forEach(p -> p.file().ifPresent(f -> talk.remark(session.console(), "wrote " + f)));
        return asked.exit(comparison, Exit.of(origin)).code();
    }

    private static List<RecordingInfo> infos(Runs runs) {
        List<RecordingInfo> infos = new ArrayList<>();
        for (Run run : runs.before()) {
            infos.addAll(run.infos());
        }
        for (Run run : runs.after()) {
            infos.addAll(run.infos());
        }
        return infos;
    }
}
