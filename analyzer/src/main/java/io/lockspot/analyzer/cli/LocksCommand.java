package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.explain.Locks;
import io.lockspot.analyzer.explain.Waiting;
import io.lockspot.analyzer.report.Report;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lockspot locks}: the table of locks, alone. */
@Command(name = "locks", description = "The locks that threads waited for: how long, where, and who held them.")
final class LocksCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private RecordingFiles files;

    @Mixin
    private ReportOutput output;

    @Mixin
    private Talk talk;

    LocksCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return Reporting.run(
                session,
                files,
                output.plan(
                        session.console(),
                        EnumSet.of(Format.TEXT, Format.JSON, Format.MARKDOWN, Format.HTML, Format.DOT)),
                talk,
                recording -> new Report.OfLocks(
                        Reporting.origin(recording, Optional.empty()), Locks.of(recording), Waiting.of(recording)));
    }
}
