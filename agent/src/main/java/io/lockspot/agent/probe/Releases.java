package io.lockspot.agent.probe;

/**
 * What the JDK's own channels and sockets have in common: whoever closes asks first, and some thread, perhaps another
 * one and later, tries to give the descriptor back until it may.
 */
final class Releases {

    private static final Descriptors DESCRIPTORS = Descriptors.ALL;

    private Releases() {}

    /** The close that this thread is in, if any, is one of this descriptor. */
    static void asked(OperationProbe closing, int fd) {
        PerThread thread = PerThread.current();
        Call close = thread.open(closing);
        if (close != null) {
            close.fd = fd;
        }
        if (close != null) {
            if (close.timed) {
                DESCRIPTORS.closeAsked(fd, close.asking());
            }
        } else if (thread.timesAll()) {
            DESCRIPTORS.closeAsked(fd, Asked.at(System.nanoTime(), false));
        }
    }

    /** Reads what is known of the descriptor while its number cannot have been given out again. */
    static Call enter(OperationProbe release, int fd) {
        if (!release.lets()) {
            return null;
        }
        try {
            long began = CostWindow.begin();
            long asked = DESCRIPTORS.closeAsked(fd);
            long registration = DESCRIPTORS.registration(fd);
            CostWindow.end(began);
            Call call = release.enter(fd);
            if (call != null) {
                call.asked = asked;
                call.registration = registration;
            }
            return call;
        } catch (Throwable e) {
            release.failed();
            return null;
        }
    }

    /**
     * The try is over.
     *
     * @param released whether it succeeded; the others do not count
     */
    static void exit(Call call, OperationProbe close, boolean released, Throwable thrown) {
        if (!released && thrown == null) {
            call.leave();
            return;
        }
        long began = CostWindow.begin();
        call.stillRegistered = call.registration != Descriptors.NONE;
        try {
            DESCRIPTORS.forgetClose(call.fd, call.asked);
            DESCRIPTORS.forgetRegistration(call.fd, call.registration);
        } catch (Throwable e) {
            call.probe.failed();
        }
        CostWindow.end(began);
        call.probe.exitRelease(call, close, thrown != null);
    }
}
