package io.lockspot.agent.probe;

/**
 * Called by the JDK's epoll selector and its channels, woven into them. The ends of a {@code Pipe} are an implementation
 * of their own. What the {@code enter} methods return is null when the call is not measured, and goes to the matching
 * {@code exit} otherwise.
 */
public final class JdkNioProbe {

    private static final Implementation NIO = Implementation.JDK_NIO;
    private static final Implementation PIPE = Implementation.JDK_PIPE;
    private static final Descriptors DESCRIPTORS = Descriptors.ALL;
    private static final Module JAVA_BASE = Object.class.getModule();

    private static final String SOCKET = "sun.nio.ch.SocketChannelImpl";
    private static final String SOURCE = "sun.nio.ch.SourceChannelImpl";
    private static final String SINK = "sun.nio.ch.SinkChannelImpl";

    /** That of nearly all channels, once one was seen. */
    private static Class<?> socket;

    private JdkNioProbe() {}

    /** A channel is registered with a selector; channels of other providers only share the method. */
    public static Call enterRegister(Object channel) {
        return isJdk(channel) ? of(channel).register.enter(-1) : null;
    }

    /** A channel is closed, once in its life. */
    public static Call enterClose(Object channel) {
        return isJdk(channel) ? of(channel).close.enter(-1) : null;
    }

    /** The interest set of a key has changed. */
    public static Call enterModify(Object channel, int fd) {
        Implementation implementation = of(channel);
        Call call = implementation.modify.enter(fd);
        if (NIO.guard.lets()) {
            asked(call, implementation.register, fd);
        }
        return call;
    }

    /** The end of a register, modify, deregister or close. */
    public static void exit(Call call, Throwable thrown) {
        call.probe.exit(call, thrown != null);
    }

    /** The selector takes a key out of its epoll instance; the woven code resets {@link PerThread#updating} after it. */
    public static Call enterDeregister(int epfd, Object channel, int fd) {
        Call call = of(channel).deregister.enter(fd);
        if (call != null) {
            call.thread.handingOn = false;
            call.thread.updating = epfd;
        }
        return call;
    }

    /** The selector hands changed interest sets on to epoll; the woven code resets {@link PerThread#updating} after it. */
    public static PerThread enterUpdates(int epfd) {
        if (!NIO.guard.lets()) {
            return null;
        }
        long began = CostWindow.begin();
        try {
            // A virtual thread in select() parks in a poller for this descriptor, which is no connection.
            DESCRIPTORS.own(epfd, true);
            PerThread thread = PerThread.enter();
            thread.handingOn = true;
            thread.handedOn = 0;
            thread.updating = epfd;
            CostWindow.end(began);
            return thread;
        } catch (Throwable e) {
            NIO.guard.failed();
            return null;
        }
    }

    /** The selector has handed them on. */
    public static void exitUpdates(PerThread thread) {
        thread.leave();
    }

    /** The selector has told epoll, and notes it on the key; other selectors than epoll's note it as well. */
    public static void registeredEvents(Object channel, int fd, int before, int now) {
        if (before == now || !NIO.guard.lets()) {
            return;
        }
        long began = CostWindow.begin();
        try {
            PerThread thread = PerThread.current();
            if (thread.updating >= 0 && !thread.inAgent) {
                note(thread, of(channel), fd, before, now);
            }
            CostWindow.end(began);
        } catch (Throwable e) {
            NIO.guard.failed();
        }
    }

    /** The selector is about to close its epoll instance. */
    public static void instanceClosed(int epfd) {
        if (!NIO.guard.lets()) {
            return;
        }
        try {
            DESCRIPTORS.instanceClosed(epfd);
            DESCRIPTORS.own(epfd, false);
        } catch (Throwable e) {
            NIO.guard.failed();
        }
    }

    /** A channel that is being closed starts to close its descriptor. */
    public static void closeAsked(Object channel, int fd) {
        if (!NIO.guard.lets()) {
            return;
        }
        long began = CostWindow.begin();
        try {
            Releases.asked(of(channel).close, fd);
            CostWindow.end(began);
        } catch (Throwable e) {
            NIO.guard.failed();
        }
    }

    /** A channel tries to give its descriptor back, which it may not as long as it is used or registered. */
    public static Call enterRelease(Object channel, int fd) {
        return Releases.enter(of(channel).release, fd);
    }

    public static void exitRelease(Call call, Object channel, boolean released, Throwable thrown) {
        Releases.exit(call, of(channel).close, released, thrown);
    }

    private static boolean isJdk(Object channel) {
        return isBuiltIn(channel.getClass());
    }

    private static Implementation of(Object channel) {
        Class<?> type = channel.getClass();
        return type == socket ? NIO : ofOther(type);
    }

    /** By name: asking for the classes of pipes would load that of all channels, a target, before it can be woven. */
    private static Implementation ofOther(Class<?> type) {
        String name = type.getName();
        if (name.equals(SOCKET) && isBuiltIn(type)) {
            socket = type;
        }
        return (name.equals(SOURCE) || name.equals(SINK)) && isBuiltIn(type) ? PIPE : NIO;
    }

    private static boolean isBuiltIn(Class<?> type) {
        return type.getModule() == JAVA_BASE;
    }

    private static void note(PerThread thread, Implementation implementation, int fd, int before, int now) {
        int epfd = thread.updating;
        if (before == 0) {
            DESCRIPTORS.registered(epfd, fd, now);
            implementation.epollControl.added(thread.stripe);
        } else if (now == 0) {
            DESCRIPTORS.deregistered(epfd, fd);
            implementation.epollControl.deleted(thread.stripe);
        } else {
            DESCRIPTORS.events(fd, now);
            implementation.epollControl.modified(thread.stripe);
        }
        if (thread.handingOn) {
            delayed(thread, implementation, fd);
        }
    }

    /**
     * Since when epoll is to be told. Registering sets the interest, and that is where its descriptor is seen.
     *
     * @param modify null when the change is part of registering
     */
    private static void asked(Call modify, OperationProbe register, int fd) {
        try {
            Call call = modify == null ? PerThread.current().open(register) : modify;
            if (call != null) {
                call.fd = fd;
                if (call.timed) {
                    DESCRIPTORS.changeAsked(fd, modify == null ? Asked.byRegister(call.asking()) : call.asking());
                } else {
                    DESCRIPTORS.takeChange(fd);
                }
            }
        } catch (Throwable e) {
            NIO.guard.failed();
        }
    }

    /** The clock is read once for all changes that one select hands on. */
    private static void delayed(PerThread thread, Implementation implementation, int fd) {
        long asked = DESCRIPTORS.takeChange(fd);
        if (asked == 0) {
            return;
        }
        if (thread.handedOn == 0) {
            thread.handedOn = System.nanoTime();
        }
        OperationProbe asking = Asked.isByRegister(asked) ? implementation.register : implementation.modify;
        asking.counter.delayed(thread.stripe, Asked.until(thread.handedOn, asked), Asked.weight(asked));
    }
}
