package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.read.Column;
import io.lockspot.analyzer.read.Recordings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads recordings from files. */
final class FileReader implements Session.Reader {

    @Override
    public Recording readAll(List<Path> files) throws BadRecordingException {
        return Recordings.readAll(files);
    }

    @Override
    public Recording readAll(List<Path> files, Column column) throws BadRecordingException {
        return Recordings.readAll(files, Optional.of(column));
    }

    @Override
    public List<Recording> slices(Path file) throws BadRecordingException {
        return Recordings.slices(file);
    }
}
