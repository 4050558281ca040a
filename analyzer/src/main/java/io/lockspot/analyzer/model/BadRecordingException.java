package io.lockspot.analyzer.model;

/**
 * A recording cannot be read at all. The message is one line for the user: it names the file, says what is wrong, where
 * (byte offset or line) and what to do.
 */
public final class BadRecordingException extends Exception {

    private static final long serialVersionUID = 1;

    public BadRecordingException(String message) {
        super(message);
    }

    public BadRecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
