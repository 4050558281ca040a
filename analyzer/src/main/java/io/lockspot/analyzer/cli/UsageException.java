package io.lockspot.analyzer.cli;

/** The user asked for something that cannot be done. The message is one line that says what to do instead. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
