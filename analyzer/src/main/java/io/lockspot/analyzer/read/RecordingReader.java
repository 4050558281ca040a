package io.lockspot.analyzer.read;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.RecordingBuilder;
import java.nio.file.Path;

/**
 * Reads one format. Damage in the middle ends in {@link RecordingBuilder#damaged}, and what was read before counts;
 * only a file of which nothing can be read is refused.
 */
public interface RecordingReader {

    /**
     * @param file the uncompressed file
     * @param into receives everything; its {@link RecordingBuilder#file()} is the name for messages
     * @throws BadRecordingException when nothing in the file can be read
     */
    void read(Path file, RecordingBuilder into) throws BadRecordingException;
}
