package io.lockspot.samples.eventpoll;

/**
 * What an instance wants to hear of a file, and how.
 *
 * @param events bits of {@link Ready}; errors and hang-ups are always reported
 * @param edge report a state once when it comes, not as long as it lasts
 * @param oneShot report once, then be silent until {@link EventPoll#modify}
 * @param exclusive of the instances that watch a file exclusively, an event need reach only one that has a waiter
 */
public record Interest(int events, boolean edge, boolean oneShot, boolean exclusive) {
    /** Level-triggered, again and again, for everybody. */
    public static Interest in(int events) {
        return new Interest(events, false, false, false);
    }

    public Interest edgeTriggered() {
        return new Interest(events, true, oneShot, exclusive);
    }

    public Interest once() {
        return new Interest(events, edge, true, exclusive);
    }

    public Interest exclusively() {
        return new Interest(events, edge, oneShot, true);
    }

    int mask() {
        return events | Ready.ALWAYS;
    }
}
