package io.lockspot.agent.probe;

/**
 * Called by what is behind {@code java.net.Socket} and {@code ServerSocket}, woven into it. What the {@code enter} methods
 * return is null when the call is not measured, and goes to the matching {@code exit} otherwise.
 *
 * <p>While another thread reads or writes, closing only asks; that thread then gives the descriptor back.
 */
public final class JdkSocketProbe {

    private static final Implementation SOCKET = Implementation.JDK_SOCKET;

    private JdkSocketProbe() {}

    /** A socket is asked to close, as often as the program likes. */
    public static Call enterClose() {
        return SOCKET.close.enter(-1);
    }

    /** The first call counts, which tries to give the descriptor back; a socket without a descriptor has none to close. */
    public static void exitClose(Call call, Throwable thrown) {
        if (call.fd >= 0 || thrown != null) {
            SOCKET.close.exit(call, thrown != null);
        } else {
            call.leave();
        }
    }

    /** A socket that is being closed tries to give its descriptor back, which it may not as long as it is used. */
    public static Call enterRelease(int fd) {
        if (!SOCKET.guard.lets()) {
            return null;
        }
        try {
            if (PerThread.current().open(SOCKET.close) != null) {
                Releases.asked(SOCKET.close, fd);
            }
        } catch (Throwable e) {
            SOCKET.guard.failed();
        }
        return Releases.enter(SOCKET.release, fd);
    }

    public static void exitRelease(Call call, boolean released, Throwable thrown) {
        Releases.exit(call, SOCKET.close, released, thrown);
    }
}
