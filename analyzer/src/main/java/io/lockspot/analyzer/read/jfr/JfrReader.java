package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.read.RecordingReader;
import java.nio.file.Path;

/** Placeholder of this branch; the branch jfr brings the real one. */
public final class JfrReader implements RecordingReader {

    @Override
    public void read(Path file, RecordingBuilder into) throws BadRecordingException {
        throw new BadRecordingException(into.file() + ": JFR recordings are read by another branch");
    }
}
