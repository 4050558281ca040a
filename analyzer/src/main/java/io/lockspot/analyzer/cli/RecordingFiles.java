package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.read.Column;
import io.lockspot.analyzer.report.Units;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Parameters;

/** The recordings that a command is about. */
final class RecordingFiles {

    @Parameters(
            arity = "1..*",
            paramLabel = "REC",
            description =
                    "Recordings: JFR, perf script, pprof or collapsed stacks, plain or gzip. Several are folded into one.")
    private List<Path> files;

    Recording read(Session session, Talk talk) throws BadRecordingException {
        return read(session, talk, Optional.empty());
    }

    /** @param column of files with two columns of counts that which is wanted */
    Recording read(Session session, Talk talk, Optional<Column> column) throws BadRecordingException {
        long start = System.nanoTime();
        Recording recording = read(session.reader(), column, talk.reading(session.console()));
        talk.detail(
                session.console(),
                "read " + names() + " in " + Units.duration(System.nanoTime() - start) + ": "
                        + Units.count(recording.samples().size(), "stack", "different stacks") + ", measures "
                        + measures(recording));
        return recording;
    }

    private Recording read(Session.Reader reader, Optional<Column> column, ReadingLine progress)
            throws BadRecordingException {
        try (progress) {
            return column.isPresent() ? reader.readAll(files, column.get()) : reader.readAll(files);
        }
    }

    /** The measure that was asked for, or the one to show when none was. */
    Optional<Measure> measure(Recording recording, Optional<Measure> asked) throws UsageException {
        if (asked.isPresent() && !recording.has(asked.get())) {
            throw new UsageException(
                    names() + ": has no samples of " + asked.get().id() + "; it has " + measures(recording));
        }
        return asked;
    }

    String names() {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private static String measures(Recording recording) {
        String measures = Arrays.stream(Measure.values())
                .filter(recording::has)
                .map(Measure::id)
                .collect(Collectors.joining(", "));
        return measures.isEmpty() ? "none" : measures;
    }
}
