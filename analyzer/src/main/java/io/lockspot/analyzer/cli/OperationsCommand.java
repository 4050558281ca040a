package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.explain.EpollCalls;
import io.lockspot.analyzer.explain.Operations;
import io.lockspot.analyzer.report.Report;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lockspot operations}: the table of operations, alone. */
@Command(name = "operations", description = "The exact counts and times of register, close and release.")
final class OperationsCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private RecordingFiles files;

    @Mixin
    private ReportOutput output;

    @Mixin
    private Talk talk;

    OperationsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return Reporting.run(
                session,
                files,
                output,
                talk,
                recording -> new Report.OfOperations(
                        Reporting.origin(recording, Optional.empty()),
                        Operations.of(recording),
                        EpollCalls.of(recording)));
    }
}
