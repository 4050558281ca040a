package io.lockspot.agent.probe;

/**
 * Called by Netty's native epoll transport, woven into it, and into relocated copies. What the {@code enter} methods
 * return is null when the call is not measured, and goes to the matching {@code exit} otherwise.
 *
 * <p>The descriptors that an event loop makes for itself (the epoll instance, and what wakes it up) count as calls of
 * {@code epoll_ctl}, but not as operations: no connection is behind them.
 */
public final class NettyEpollProbe {

    private static final Implementation NETTY = Implementation.NETTY_EPOLL;
    private static final Implementation URING = Implementation.NETTY_IO_URING;
    private static final OperationProbe CLOSE = NETTY.close;
    private static final OperationProbe RELEASE = NETTY.release;
    private static final Descriptors DESCRIPTORS = Descriptors.ALL;

    /** How Netty words ENOENT in the message of its exception, and how it did in older versions. */
    private static final String NOT_FOUND = "error(-2)";

    private static final String NOT_FOUND_BEFORE = "No such file or directory";

    private NettyEpollProbe() {}

    public static Call enterAdd(int fd) {
        return enter(NETTY.register, fd);
    }

    public static void exitAdd(Call call, int epfd, int fd, int events, Throwable thrown) {
        exit(call, thrown);
        if (!NETTY.guard.lets()) {
            return;
        }
        long began = CostWindow.begin();
        try {
            int stripe = PerThread.current().stripe;
            NETTY.epollControl.added(stripe);
            DESCRIPTORS.own(epfd, true);
            if (thrown == null) {
                DESCRIPTORS.registered(epfd, fd, events);
            }
            CostWindow.end(began);
        } catch (Throwable e) {
            NETTY.guard.failed();
        }
    }

    public static Call enterModify(int fd) {
        return enter(NETTY.modify, fd);
    }

    public static void exitModify(Call call, int epfd, int fd, int events, Throwable thrown) {
        exit(call, thrown);
        if (!NETTY.guard.lets()) {
            return;
        }
        long began = CostWindow.begin();
        try {
            int stripe = PerThread.current().stripe;
            NETTY.epollControl.modified(stripe);
            if (isNotFound(thrown)) {
                NETTY.epollControl.notFound(stripe);
            } else if (thrown == null && DESCRIPTORS.isRegisteredWith(epfd, fd)) {
                if (DESCRIPTORS.events(fd) == events) {
                    NETTY.epollControl.redundant(stripe);
                }
                DESCRIPTORS.events(fd, events);
            }
            CostWindow.end(began);
        } catch (Throwable e) {
            NETTY.guard.failed();
        }
    }

    public static Call enterDelete(int fd) {
        return enter(NETTY.deregister, fd);
    }

    public static void exitDelete(Call call, int epfd, int fd, Throwable thrown) {
        exit(call, thrown);
        if (!NETTY.guard.lets()) {
            return;
        }
        long began = CostWindow.begin();
        try {
            int stripe = PerThread.current().stripe;
            NETTY.epollControl.deleted(stripe);
            if (isNotFound(thrown)) {
                NETTY.epollControl.notFound(stripe);
            }
            DESCRIPTORS.deregistered(epfd, fd);
            CostWindow.end(began);
        } catch (Throwable e) {
            NETTY.guard.failed();
        }
    }

    /** A channel closes; it counts if its descriptor is still there to be closed. */
    public static Call enterClose() {
        return CLOSE.enter(-1);
    }

    public static void exitClose(Call call, Throwable thrown) {
        if (call.released || thrown != null) {
            CLOSE.exit(call, thrown != null);
        } else {
            call.leave();
        }
    }

    /** A descriptor is closed, by its channel or underneath it; it counts for the one caller that {@link #claimed} it. */
    public static Call enterRelease(int fd) {
        return RELEASE.enter(fd);
    }

    /**
     * The state of a descriptor has changed; inside its close that happens once, and just before {@code close(2)} or the
     * request for it.
     */
    public static void claimed(int fd, boolean changed) {
        if (!changed || !NETTY.guard.lets()) {
            return;
        }
        long began = CostWindow.begin();
        try {
            Call call = PerThread.current().innermost();
            if (call != null && call.probe == RELEASE && !call.released) {
                claim(call);
            } else if (call != null && call.probe == URING.close) {
                NettyIoUringProbe.claimed(call, fd);
            }
            CostWindow.end(began);
        } catch (Throwable e) {
            NETTY.guard.failed();
        }
    }

    public static void exitRelease(Call call, Object descriptor, Throwable thrown) {
        if (!call.released) {
            call.leave();
            return;
        }
        boolean epoll = call.thread.open(CLOSE) != null || !isIoUring(descriptor);
        released(epoll ? NETTY : URING, call, thrown != null);
    }

    /** The descriptor is closed: as a part of its channel's close, or, underneath it, as a close by itself. */
    private static void released(Implementation implementation, Call call, boolean failed) {
        OperationProbe closing = implementation.close;
        Call close = call.thread.open(closing);
        if (close != null) {
            handOver(call, close);
            implementation.release.exitRelease(call, closing, failed);
        } else {
            implementation.release.exitReleaseAndClose(call, closing, failed);
        }
    }

    /** An event loop has made a descriptor for itself. */
    public static void ownDescriptor(int fd) {
        if (!NETTY.guard.lets()) {
            return;
        }
        try {
            DESCRIPTORS.own(fd, true);
        } catch (Throwable e) {
            NETTY.guard.failed();
        }
    }

    private static Call enter(OperationProbe probe, int fd) {
        try {
            return DESCRIPTORS.isOwn(fd) ? null : probe.enter(fd);
        } catch (Throwable e) {
            probe.failed();
            return null;
        }
    }

    private static void exit(Call call, Throwable thrown) {
        if (call != null) {
            call.probe.exit(call, thrown != null);
        }
    }

    /** Reads and clears what is known of the descriptor while its number cannot have been given out again. */
    private static void claim(Call call) {
        int fd = call.fd;
        if (DESCRIPTORS.isOwn(fd)) {
            DESCRIPTORS.instanceClosed(fd);
            DESCRIPTORS.own(fd, false);
            DESCRIPTORS.forgetRegistration(fd, DESCRIPTORS.registration(fd));
            return;
        }
        call.registration = DESCRIPTORS.registration(fd);
        call.stillRegistered = call.registration != Descriptors.NONE;
        DESCRIPTORS.forgetRegistration(fd, call.registration);
        call.released = true;
    }

    private static void handOver(Call release, Call close) {
        close.released = true;
        close.fd = release.fd;
        close.stillRegistered |= release.stillRegistered;
        release.asked = close.asking();
    }

    private static boolean isNotFound(Throwable thrown) {
        String message = thrown == null ? null : thrown.getMessage();
        return message != null && (message.contains(NOT_FOUND) || message.contains(NOT_FOUND_BEFORE));
    }

    /** The io_uring transport uses the same descriptors, and is another implementation. */
    private static boolean isIoUring(Object descriptor) {
        return descriptor.getClass().getName().contains(".uring.");
    }
}
