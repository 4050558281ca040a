package io.lockspot.agent.probe;

/**
 * Called by the JDK's asynchronous channels and the epoll port of their group, woven into them. What the {@code enter}
 * methods return is null when the call is not measured, and goes to the matching {@code exit} otherwise.
 *
 * <p>A channel is registered with its port when it is made, and told to epoll when it first has to wait. Nothing deletes
 * it from epoll again: its close does.
 */
public final class JdkNio2Probe {

    private static final Implementation NIO2 = Implementation.JDK_NIO2;

    private JdkNio2Probe() {}

    /** A channel that was just made enters the map of its port. */
    public static Call enterRegister(int fd) {
        return NIO2.register.enter(fd);
    }

    /** A channel has to wait for its descriptor: the port arms it, once more or for the first time. */
    public static Call enterModify(int fd) {
        return NIO2.modify.enter(fd);
    }

    /** A channel that is being closed leaves the map of its port; epoll is not told. */
    public static Call enterDeregister(int fd) {
        return NIO2.deregister.enter(fd);
    }

    /** The end of a register, modify or deregister. */
    public static void exit(Call call, Throwable thrown) {
        call.probe.exit(call, thrown != null);
    }

    /** A channel is asked to close, as often as the program likes. */
    public static Call enterClose() {
        return NIO2.close.enter(-1);
    }

    /** The call that came to {@link #closing} counts. */
    public static void exitClose(Call call, Throwable thrown) {
        if (call.fd >= 0 || thrown != null) {
            NIO2.close.exit(call, thrown != null);
        } else {
            call.leave();
        }
    }

    /** A channel closes, once in its life. */
    public static void closing(int fd) {
        if (!NIO2.guard.lets()) {
            return;
        }
        long began = CostWindow.begin();
        try {
            Releases.asked(NIO2.close, fd);
            CostWindow.end(began);
        } catch (Throwable e) {
            NIO2.guard.failed();
        }
    }

    /** Some channel or socket of the JDK closes its descriptor; it counts inside the close of an asynchronous channel. */
    public static Call enterRelease() {
        if (!NIO2.guard.lets()) {
            return null;
        }
        try {
            Call close = PerThread.current().innermost();
            return close != null && close.probe == NIO2.close && close.fd >= 0
                    ? Releases.enter(NIO2.release, close.fd)
                    : null;
        } catch (Throwable e) {
            NIO2.guard.failed();
            return null;
        }
    }

    public static void exitRelease(Call call, Throwable thrown) {
        Releases.exit(call, NIO2.close, true, thrown);
    }

    /** The port is about to close its epoll instance. */
    public static void instanceClosed(int epfd, boolean already) {
        if (already || !NIO2.guard.lets()) {
            return;
        }
        try {
            Descriptors.ALL.instanceClosed(epfd);
        } catch (Throwable e) {
            NIO2.guard.failed();
        }
    }

    /** Takes and returns what {@code epoll_ctl} returned; the other parameters are those of the call. */
    public static int controlled(int error, int epfd, int operation, int fd, int events) {
        EpollCtl.done(NIO2, epfd, operation, fd, events, error);
        return error;
    }
}
