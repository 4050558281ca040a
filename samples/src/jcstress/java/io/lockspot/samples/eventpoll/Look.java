package io.lockspot.samples.eventpoll;

import java.time.Duration;

/** A look for events that does not wait. */
final class Look {
    private Look() {}

    /** How many events there were, ten at most. */
    static int at(EventPoll poll) {
        try {
            return poll.await(10, Duration.ZERO).size();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
