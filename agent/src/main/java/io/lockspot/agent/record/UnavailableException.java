package io.lockspot.agent.record;

/** The profiler cannot be had here; the message says why. */
final class UnavailableException extends Exception {

    private static final long serialVersionUID = 1;

    UnavailableException(String message) {
        super(message);
    }
}
