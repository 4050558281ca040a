package io.lockspot.agent.record;

/** A dump was left out on purpose; the message says why. */
final class DumpSkippedException extends Exception {

    private static final long serialVersionUID = 1;

    DumpSkippedException(String message) {
        super(message);
    }
}
