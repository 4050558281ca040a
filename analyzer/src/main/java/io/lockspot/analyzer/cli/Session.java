package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.read.Column;
import java.nio.file.Path;
import java.util.List;

/**
 * What a command works with.
 *
 * @param reader reads the recordings that the user names
 */
record Session(Console console, Reader reader) {

    /** Reads recordings and folds them into one. */
    @FunctionalInterface
    interface Reader {
        Recording readAll(List<Path> files) throws BadRecordingException;

        /** The same; of files with two columns of counts, before and after a change, the given one. */
        default Recording readAll(List<Path> files, Column column) throws BadRecordingException {
            return readAll(files);
        }

        /** The file in slices of time; empty when it cannot be cut. */
        default List<Recording> slices(Path file) throws BadRecordingException {
            return List.of();
        }
    }
}
