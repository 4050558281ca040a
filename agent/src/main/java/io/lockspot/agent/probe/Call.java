package io.lockspot.agent.probe;

/**
 * One probed call that a thread is in. Allocated with its thread's state and used again for every call at its depth.
 *
 * <p>The woven code closes it itself, by {@code call.thread.depth = call.index}, before it calls the probe: a thread that
 * is at the end of its stack can no longer call anything, and must not stay inside the call for ever.
 */
public final class Call {

    public final PerThread thread;

    /** How many calls it is nested in. */
    public final int index;

    /** Begun with the call where events cannot be given a start afterwards; null where they can, or cannot be written yet. */
    OperationEvent event;

    /** Kept to be used again. */
    private OperationEvent spare;

    OperationProbe probe;

    /** Whether the clock is read for it; if not, it is only counted. */
    boolean timed;

    /** Whether it stands for those that are not timed as well. */
    boolean sampled;

    /** When it began, 0 when it is not timed. */
    long start;

    long waitedBefore;

    /** The descriptor, −1 as long as it is not known. */
    int fd;

    /** When the close was asked for, 0 when not known; only for a release. */
    long asked;

    /** The request to close it is on its way; only on an io_uring. */
    boolean submitted;

    /** With what the descriptor is registered, only for a release. */
    long registration;

    boolean stillRegistered;

    /** The call really gave the descriptor back, or contains the call that did. */
    boolean released;

    Call(PerThread thread, int index) {
        this.thread = thread;
        this.index = index;
    }

    void begin(OperationProbe what, int descriptor) {
        probe = what;
        waitedBefore = thread.waited;
        fd = descriptor;
        asked = 0;
        submitted = false;
        registration = Descriptors.NONE;
        stillRegistered = false;
        released = false;
        timed = thread.isTimed();
        sampled = thread.sampling;
        start = 0;
        event = null;
        if (timed) {
            if (Settings.events && !Backdating.isPossible()) {
                event = begun();
            }
            start = System.nanoTime();
        }
    }

    /** The clock, if anything is to be measured with it. */
    long end() {
        return timed || asked != 0 ? System.nanoTime() : 0;
    }

    /** When it began, as others are to know it: see {@link Asked}. 0 when it is not timed. */
    long asking() {
        return timed ? Asked.at(start, sampled) : 0;
    }

    /** The call, which has been closed, does not count after all, or has been counted. */
    void leave() {
        thread.leave();
    }

    private OperationEvent begun() {
        if (spare == null) {
            spare = new OperationEvent();
        }
        spare.begin();
        return spare;
    }

    long lockWait() {
        return thread.waited - waitedBefore;
    }
}
