package io.lockspot.agent.probe;

/**
 * Called by the JDK's epoll selector and its channels, woven into them. What the {@code enter} methods return is null
 * when the call is not measured, and goes to the matching {@code exit} otherwise.
 */
public final class JdkNioProbe {

    private static final Implementation JDK = Implementation.JDK_NIO;
    private static final OperationProbe REGISTER = JDK.probe(Operation.REGISTER);
    private static final OperationProbe MODIFY = JDK.probe(Operation.MODIFY);
    private static final OperationProbe DEREGISTER = JDK.probe(Operation.DEREGISTER);
    private static final OperationProbe CLOSE = JDK.probe(Operation.CLOSE);
    private static final OperationProbe RELEASE = JDK.probe(Operation.RELEASE);
    private static final Descriptors DESCRIPTORS = Descriptors.ALL;
    private static final Module JAVA_BASE = Object.class.getModule();

    private JdkNioProbe() {}

    /** A channel is registered with a selector; channels of other providers only share the method. */
    public static Call enterRegister(Object channel) {
        return channel.getClass().getModule() == JAVA_BASE ? REGISTER.enter(-1) : null;
    }

    /** A channel is closed, once in its life. */
    public static Call enterClose(Object channel) {
        return channel.getClass().getModule() == JAVA_BASE ? CLOSE.enter(-1) : null;
    }

    /** The interest set of a key has changed. */
    public static Call enterModify(int fd) {
        Call call = MODIFY.enter(fd);
        if (call == null && JDK.guard.lets()) {
            nameRegistered(fd);
        }
        return call;
    }

    /** The end of a register, modify, deregister or close. */
    public static void exit(Call call, Throwable thrown) {
        call.probe.exit(call, thrown != null);
    }

    /** The selector takes a key out of its epoll instance; the woven code resets {@link PerThread#updating} after it. */
    public static Call enterDeregister(int epfd, int fd) {
        Call call = DEREGISTER.enter(fd);
        if (call != null) {
            call.thread.updating = epfd;
        }
        return call;
    }

    /** The selector hands changed interest sets on to epoll; the woven code resets {@link PerThread#updating} after it. */
    public static PerThread enterUpdates(int epfd) {
        if (!JDK.guard.lets()) {
            return null;
        }
        try {
            PerThread thread = PerThread.current();
            thread.updating = epfd;
            return thread;
        } catch (Throwable e) {
            JDK.guard.failed();
            return null;
        }
    }

    /** The selector has told epoll, and notes it on the key; other selectors than epoll's note it as well. */
    public static void registeredEvents(int fd, int before, int now) {
        if (before == now || !JDK.guard.lets()) {
            return;
        }
        try {
            PerThread thread = PerThread.current();
            if (thread.updating >= 0) {
                note(thread, fd, before, now);
            }
        } catch (Throwable e) {
            JDK.guard.failed();
        }
    }

    /** The selector is about to close its epoll instance. */
    public static void instanceClosed(int epfd) {
        if (!JDK.guard.lets()) {
            return;
        }
        try {
            DESCRIPTORS.instanceClosed(epfd);
        } catch (Throwable e) {
            JDK.guard.failed();
        }
    }

    /** A channel that is being closed starts to close its descriptor. */
    public static void closeAsked(int fd) {
        if (!JDK.guard.lets()) {
            return;
        }
        try {
            Call close = PerThread.current().open(CLOSE);
            DESCRIPTORS.closeAsked(fd, close == null ? System.nanoTime() : close.start);
            if (close != null) {
                close.fd = fd;
            }
        } catch (Throwable e) {
            JDK.guard.failed();
        }
    }

    /** A channel tries to give its descriptor back, which it may not as long as it is used or registered. */
    public static Call enterRelease(int fd) {
        if (!RELEASE.lets()) {
            return null;
        }
        try {
            long asked = DESCRIPTORS.closeAsked(fd);
            long registration = DESCRIPTORS.registration(fd);
            Call call = RELEASE.enter(fd);
            if (call != null) {
                call.asked = asked;
                call.registration = registration;
            }
            return call;
        } catch (Throwable e) {
            RELEASE.failed();
            return null;
        }
    }

    public static void exitRelease(Call call, boolean released, Throwable thrown) {
        if (!released && thrown == null) {
            return;
        }
        call.stillRegistered = call.registration != Descriptors.NONE;
        try {
            DESCRIPTORS.forgetClose(call.fd, call.asked);
            DESCRIPTORS.forgetRegistration(call.fd, call.registration);
        } catch (Throwable e) {
            RELEASE.failed();
        }
        RELEASE.exitRelease(call, CLOSE, thrown != null);
    }

    private static void note(PerThread thread, int fd, int before, int now) {
        int epfd = thread.updating;
        if (before == 0) {
            DESCRIPTORS.registered(epfd, fd, now);
            JDK.epollControl.added(thread.stripe);
        } else if (now == 0) {
            DESCRIPTORS.deregistered(epfd, fd);
            JDK.epollControl.deleted(thread.stripe);
        } else {
            DESCRIPTORS.events(fd, now);
            JDK.epollControl.modified(thread.stripe);
        }
    }

    /** Registering sets the interest, and that is where its descriptor is seen. */
    private static void nameRegistered(int fd) {
        try {
            Call call = PerThread.current().open(REGISTER);
            if (call != null) {
                call.fd = fd;
            }
        } catch (Throwable e) {
            JDK.guard.failed();
        }
    }
}
