package io.lockspot.samples.eventpoll;

/** An operation that the event poll refuses; nothing has changed. */
public final class EventPollException extends RuntimeException {
    /** Why, after the error numbers of the system calls. */
    public enum Reason {
        /** The file is watched already. */
        EXISTS,
        /** The file is not watched. */
        NOT_FOUND,
        /** The instances would watch one another in a circle, or be nested too deep. */
        LOOP,
        /** The combination makes no sense, or one event would wake too many instances. */
        INVALID,
        /** The instance or the file is closed. */
        CLOSED
    }

    private final Reason reason;

    EventPollException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
