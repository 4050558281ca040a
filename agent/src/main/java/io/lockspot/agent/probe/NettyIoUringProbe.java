package io.lockspot.agent.probe;

/**
 * Called by Netty's io_uring transport, woven into it, and into relocated copies. What the {@code enter} methods return
 * is null when the call is not measured, and goes to the matching {@code exit} otherwise.
 *
 * <p>A close is a request in the ring like any other: the channel submits it, the kernel closes, and the loop sees it
 * completed. Both ends are on the loop's own thread, which remembers between them when the close was asked for. What the
 * kernel needed for it is not seen: the time of a release is that of handling its completion, its delay is what counts.
 */
public final class NettyIoUringProbe {

    /** The request's number in the kernel's interface. */
    public static final byte CLOSE_REQUEST = 19;

    private static final Implementation URING = Implementation.NETTY_IO_URING;
    private static final int CANCELLED = -125;

    private NettyIoUringProbe() {}

    /** A loop takes a channel on. */
    public static Call enterRegister() {
        return URING.register.enter(-1);
    }

    /** A loop is done with a channel. */
    public static Call enterDeregister() {
        return URING.deregister.enter(-1);
    }

    /** The end of a register or deregister. */
    public static void exit(Call call, Throwable thrown) {
        call.probe.exit(call, thrown != null);
    }

    /** A channel closes; it counts if its descriptor is still there to be closed. */
    public static Call enterClose() {
        return URING.close.enter(-1);
    }

    /** The descriptor of the channel that is being closed is now taken for closed: the request follows. */
    static void claimed(Call close, int fd) {
        close.fd = fd;
        close.submitted = true;
    }

    /**
     * The request is submitted, or, without a loop, the descriptor closed.
     *
     * @param handle of the channel
     */
    public static void exitClose(Call call, Object handle, Throwable thrown) {
        boolean submitted = call.submitted;
        if (submitted && thrown == null) {
            remember(call, handle);
        }
        if (submitted || call.released || thrown != null) {
            URING.close.exit(call, thrown != null);
        } else {
            call.leave();
        }
    }

    /** The loop sees a close completed, and is about to tell the channel. */
    public static Call enterCompletion(Object handle, int result) {
        if (result == CANCELLED || !URING.guard.lets()) {
            return null;
        }
        try {
            Call call = URING.release.enter(-1);
            if (call != null && call.thread.pendingCloses != null) {
                call.thread.pendingCloses.take(handle, call);
            }
            return call;
        } catch (Throwable e) {
            URING.guard.failed();
            return null;
        }
    }

    /** The kernel's result is what says whether it failed. */
    public static void exitCompletion(Call call, int result) {
        URING.release.exitRelease(call, URING.close, result < 0);
    }

    private static void remember(Call call, Object handle) {
        try {
            PerThread thread = call.thread;
            if (thread.place != VirtualThreads.NOWHERE || !Settings.active) {
                // Nobody will see the completion; and what a virtual thread has borrowed is another one's by the time
                // of the completion.
                return;
            }
            if (thread.pendingCloses == null) {
                thread.pendingCloses = new PendingCloses();
            }
            thread.pendingCloses.add(handle, call.asking(), call.fd);
        } catch (Throwable e) {
            URING.guard.failed();
        }
    }
}
