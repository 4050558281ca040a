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

    /** Begun with the call; null when the call began before events could be written. */
    OperationEvent event;

    /** Kept to be used again. */
    private OperationEvent spare;

    OperationProbe probe;
    long start;
    long waitedBefore;

    /** The descriptor, −1 as long as it is not known. */
    int fd;

    /** When the close was asked for, 0 when not known; only for a release. */
    long asked;

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
        registration = Descriptors.NONE;
        stillRegistered = false;
        released = false;
        event = Settings.events ? begun() : null;
        start = System.nanoTime();
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
