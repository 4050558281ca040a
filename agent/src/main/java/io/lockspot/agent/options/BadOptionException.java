package io.lockspot.agent.options;

/** The agent cannot start as it was asked to. The message is one sentence for the user, in lower case. */
public final class BadOptionException extends Exception {

    private static final long serialVersionUID = 1;

    public BadOptionException(String message) {
        super(message);
    }
}
