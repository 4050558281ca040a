package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.analyzer.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What all commands that print a report do: check the options, read, explain, print, warn. */
final class Reporting {

    private Reporting() {}

    /** Makes the report out of what was read. */
    @FunctionalInterface
    interface Explainer {
        Report explain(Recording recording) throws BadRecordingException, UsageException;
    }

    static int run(Session session, RecordingFiles files, ReportOutput output, Talk talk, Explainer explainer)
            throws BadRecordingException, UsageException, IOException {
        return run(session, files, output.plan(session.console()), talk, explainer);
    }

    static int run(Session session, RecordingFiles files, ReportOutput.Plan plan, Talk talk, Explainer explainer)
            throws BadRecordingException, UsageException, IOException {
        Report report = explainer.explain(files.read(session, talk));
        plan.write(report, session.console());
        if (plan.format() != Format.JSON && plan.format() != Format.MARKDOWN) {
            talk.warnings(session.console(), report.origin().warnings());
        }
        plan.file().ifPresent(f -> talk.remark(session.console(), "wrote " + f));
        return Exit.of(report.origin()).code();
    }

    /** The recordings behind a report, with one more warning if there is any. */
    static Report.Origin origin(Recording recording, Optional<Warning> more) {
        return origin(recording, more.stream().toList());
    }

    /** The recordings behind a report, with more warnings. */
    static Report.Origin origin(Recording recording, List<Warning> more) {
        List<Warning> warnings = new ArrayList<>(recording.warnings());
        warnings.addAll(more);
        return new Report.Origin(recording.infos(), warnings);
    }
}
