package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.compare.Calibration;
import io.lockspot.analyzer.compare.Run;
import io.lockspot.analyzer.compare.Runs;
import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.analyzer.read.Column;
import io.lockspot.analyzer.report.Report;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lockspot calibrate}: how noisy is this machine? */
@Command(
        name = "calibrate",
        description = "How often a comparison of equal runs cries wolf on this machine, and the smallest gate that is"
                + " safe: runs of one program are split into two sides in many ways, and compared.",
        footerHeading = "%nExample:%n",
        footer = {
            "  lockspot bench --before 'java -jar server.jar' --after 'java -jar server.jar' --runs 10 --directory aa",
            "  lockspot calibrate aa/before aa/after"
        })
final class CalibrateCommand implements Callable<Integer> {

    private static final int MOST_SPLITS = 10_000;

    private final Session session;

    @Parameters(
            arity = "1..*",
            paramLabel = "REC",
            description = "Runs of the same program, at least 6: a recording is a run. Of a directory, every file is a"
                    + " run, and every directory in it is one of several files.")
    private List<Path> recordings;

    @Option(names = "--runs", paramLabel = "N", description = "Runs on each side of a split; half of all unless given.")
    private Integer side;

    @Option(names = "--splits", paramLabel = "N", description = "How many ways to split, at most (default: 200).")
    private Integer splits = 200;

    @Mixin
    private WatchOptions watches;

    @Option(
            names = {"-X", "--exclude"},
            paramLabel = "REGEX",
            description = "No samples with a frame whose name matches; they count in no share. Repeatable. Idle CPUs"
                    + " are left out anyway.")
    private List<Pattern> exclude = List.of();

    @Mixin
    private ReportOutput output;

    @Mixin
    private Talk talk;

    CalibrateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        ReportOutput.Plan plan = output.plan(session.console(), EnumSet.of(Format.TEXT, Format.JSON, Format.MARKDOWN));
        if (splits < 1 || splits > MOST_SPLITS) {
            throw new UsageException("--splits must be from 1 to " + MOST_SPLITS + ", not " + splits);
        }
        if (side != null && side < Runs.LEAST) {
            throw new UsageException(
                    "--runs must be at least " + Runs.LEAST + ": with fewer on a side nothing is tested");
        }
        List<Run> runs = new RunFiles(session, talk, exclude).read(recordings, "calibrate", Column.BEFORE);
        int wanted = side == null ? runs.size() / 2 : side;
        int needed = Math.max(Calibration.LEAST, 2 * wanted);
        if (runs.size() < needed) {
            throw new UsageException("there " + (runs.size() == 1 ? "is 1 run" : "are " + runs.size() + " runs")
                    + ", and " + needed + " are needed, " + needed / 2 + " for each side of a split: record "
                    + (needed - runs.size()) + " more of the same program");
        }
        Calibration calibration = Calibration.of(runs, watches.watches(List.of()), wanted, splits);
        List<RecordingInfo> infos =
                runs.stream().flatMap(r -> r.infos().stream()).toList();
        Report report = new Report.OfCalibration(new Report.Origin(infos, calibration.warnings()), calibration);
        plan.write(report, session.console());
        if (plan.format() == Format.TEXT) {
            talk.warnings(session.console(), report.origin().warnings());
        }
        plan.file().ifPresent(f -> talk.remark(session.console(), "wrote " + f));
        return Exit.of(report.origin()).code();
    }
}
