package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.compare.Comparer;
import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.compare.Run;
import io.lockspot.analyzer.compare.Runs;
import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.analyzer.read.Column;
import io.lockspot.analyzer.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a comparison, and what all commands do that end in one: read both sides, compare, print, decide. */
final class Comparing {

    private static final Set<Format> FORMATS =
            EnumSet.of(Format.TEXT, Format.JSON, Format.MARKDOWN, Format.HTML, Format.JUNIT);

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

    Talk talk() {
        return talk;
    }

    /** Checks the options, before any work is done. */
    Prepared prepare(Session session) throws UsageException, IOException {
        List<ReportOutput.Plan> plans = new ArrayList<>();
        plans.add(output.plan(session.console(), FORMATS));
        plans.addAll(output.also(also, FORMATS));
        GateOptions.Asked asked = gates.asked();
        watches.watches(asked.gates());
        return new Prepared(session, plans, asked);
    }

    /** A comparison that can be made. */
    final class Prepared {

        private final Session session;
        private final List<ReportOutput.Plan> plans;
        private final GateOptions.Asked asked;

        private Prepared(Session session, List<ReportOutput.Plan> plans, GateOptions.Asked asked) {
            this.session = session;
            this.plans = plans;
            this.asked = asked;
        }

        Format format() {
            return plans.get(0).format();
        }

        /**
         * Reads, compares and prints.
         *
         * @param addition what is said beside the comparison
         * @return the exit code
         */
        int compare(List<Path> before, List<Path> after, Function<Report.OfComparison, Report> addition)
                throws BadRecordingException, UsageException, IOException {
            RunFiles files = new RunFiles(session, talk, exclude);
            Runs runs =
                    new Runs(files.read(before, "--before", Column.BEFORE), files.read(after, "--after", Column.AFTER));
            Comparison comparison = Comparer.compare(runs, watches.watches(asked.gates()), asked.gates());
            Report report = addition.apply(new Report.OfComparison(
                    new Report.Origin(infos(runs), comparison.warnings()), comparison, asked.inconclusiveFails()));
            for (ReportOutput.Plan plan : plans) {
                plan.write(report, session.console());
            }
            if (format() != Format.JSON && format() != Format.MARKDOWN) {
                talk.warnings(session.console(), report.origin().warnings());
            }
            plans.forEach(p -> p.file().ifPresent(f -> talk.remark(session.console(), "wrote " + f)));
            return asked.exit(comparison, Exit.of(report.origin())).code();
        }
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
