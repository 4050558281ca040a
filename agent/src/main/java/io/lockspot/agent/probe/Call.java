package io.lockspot.agent.probe;

/** One probed call that a thread is in. Allocated with its thread's state and used again for every call at its depth. */
final class Call {

    final PerThread thread;

    /** How many calls it is nested in. */
    final int index;

    final OperationEvent event = new OperationEvent();

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
        event.begin();
        start = System.nanoTime();
    }

    long lockWait() {
        return thread.waited - waitedBefore;
    }
}
