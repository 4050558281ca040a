package io.lockspot.analyzer.read;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.RecordingBuilder;
import java.io.IOException;

/** Reads one text format, line by line, folding as it goes. A reader is used once. */
public interface TextReader {

    /** Whether only this format has such a line. */
    boolean recognises(String line);

    /**
     * @param lines the whole text
     * @param into receives everything; its {@link RecordingBuilder#file()} is the name for messages
     * @throws BadRecordingException when most of the text cannot be understood
     * @throws IOException when it cannot be read
     */
    void read(Lines lines, RecordingBuilder into) throws BadRecordingException, IOException;
}
