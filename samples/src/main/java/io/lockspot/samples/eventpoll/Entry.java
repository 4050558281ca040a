package io.lockspot.samples.eventpoll;

/** That one instance watches one file. Changed under the owner's {@code mtx}, except for the dying mark. */
final class Entry extends Link {
    private final EventPoll owner;
    private final PollableFile file;
    private volatile Interest interest;
    /** False from the report of a one-shot entry until its owner is asked to modify it. */
    private volatile boolean armed = true;
    /** Guarded by the file's own lock. */
    private boolean dying;

    Entry(EventPoll owner, PollableFile file, Interest interest) {
        this.owner = owner;
        this.file = file;
        this.interest = interest;
    }

    EventPoll owner() {
        return owner;
    }

    PollableFile file() {
        return file;
    }

    Interest interest() {
        return interest;
    }

    void rearm(Interest newInterest) {
        interest = newInterest;
        armed = true;
    }

    void disarm() {
        armed = false;
    }

    void markDying() {
        dying = true;
    }

    boolean isDying() {
        return dying;
    }

    /** What the file is ready for and the owner wants to hear. */
    int current() {
        return armed ? file.readiness() & interest.mask() : 0;
    }

    /**
     * The callback of the file's wait queue.
     *
     * @return whether a thread that waits in the owner was woken
     */
    boolean wake(int events) {
        return armed && (events & interest.mask()) != 0 && owner.ready(this);
    }
}
