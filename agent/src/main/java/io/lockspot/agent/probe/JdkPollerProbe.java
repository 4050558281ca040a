package io.lockspot.agent.probe;

/**
 * Called by the pollers that virtual threads park in while they block on a socket, woven into them. What the
 * {@code enter} methods return is null when the call is not measured, and goes to {@link #exit} otherwise.
 *
 * <p>A virtual thread registers the descriptor each time that it parks for it, and deregisters it when it goes on. What
 * pollers and selectors park for is an epoll instance, with no connection behind it: such a call does not count as an
 * operation, but does as one of {@code epoll_ctl}.
 */
public final class JdkPollerProbe {

    private static final Implementation POLLER = Implementation.JDK_POLLER;
    private static final Descriptors DESCRIPTORS = Descriptors.ALL;

    private JdkPollerProbe() {}

    public static Call enterRegister(int fd) {
        if (DESCRIPTORS.isOwn(fd)) {
            return null;
        }
        Call call = POLLER.register.enter(fd);
        if (call != null) {
            park(fd);
        }
        return call;
    }

    /** A thread that parked before it was measured may be a poller: what began unseen is not counted at its end. */
    public static Call enterDeregister(int fd) {
        if (!POLLER.guard.lets()) {
            return null;
        }
        try {
            return DESCRIPTORS.unparked(fd) ? POLLER.deregister.enter(fd) : null;
        } catch (Throwable e) {
            POLLER.guard.failed();
            return null;
        }
    }

    public static void exit(Call call, Throwable thrown) {
        call.probe.exit(call, thrown != null);
    }

    /** A poller is about to park in another poller until its own epoll instance has something to tell. */
    public static void ownDescriptor(int epfd) {
        if (!POLLER.guard.lets()) {
            return;
        }
        try {
            DESCRIPTORS.own(epfd, true);
        } catch (Throwable e) {
            POLLER.guard.failed();
        }
    }

    /** Takes and returns what {@code epoll_ctl} returned; the other parameters are those of the call. */
    public static int controlled(int error, int epfd, int operation, int fd, int events) {
        EpollCtl.done(POLLER, epfd, operation, fd, events, error);
        return error;
    }

    private static void park(int fd) {
        try {
            DESCRIPTORS.parked(fd);
        } catch (Throwable e) {
            POLLER.guard.failed();
        }
    }
}
