package io.lockspot.agent.weave;

import io.lockspot.agent.probe.JdkNio2Probe;
import java.util.List;

/**
 * The JDK's asynchronous channels and their epoll port; the same methods in 17 and 25.
 *
 * <p>{@code close} may be called as often as the program likes, and comes to {@code implClose} once. That takes the
 * channel out of the port's map and closes the descriptor with the dispatcher of all sockets, which therefore counts
 * only inside such a close.
 */
final class JdkNio2 {

    static final String NAME = "jdk-nio2";

    private static final String PACKAGE = "sun.nio.ch.";

    private JdkNio2() {}

    static List<Target> targets(JdkFiles jdk) {
        return List.of(
                Target.jdk(
                        NAME,
                        PACKAGE + "Port",
                        List.of(
                                new Point("register", "(ILsun/nio/ch/Port$", JdkNio2Advice.Register.class),
                                new Point("unregister", "(I)V", JdkNio2Advice.Deregister.class))),
                Target.jdk(
                        NAME,
                        PACKAGE + "EPollPort",
                        List.of(
                                new Point("startPoll", "(II)V", JdkNio2Advice.Modify.class),
                                Point.epollCtl("startPoll", "(II)V", JdkNio2Probe.class),
                                new Point("implClose", "()V", JdkNio2Advice.InstanceClosed.class)),
                        new Member("epfd", "I"),
                        new Member("closed", "Z")),
                asked("AsynchronousSocketChannelImpl"),
                asked("AsynchronousServerSocketChannelImpl"),
                closing("UnixAsynchronousSocketChannelImpl"),
                closing("UnixAsynchronousServerSocketChannelImpl"),
                Target.jdk(
                        NAME,
                        PACKAGE + dispatcher(jdk),
                        List.of(new Point("close", "(Ljava/io/FileDescriptor;)V", JdkNio2Advice.Release.class))));
    }

    private static Target asked(String channel) {
        return Target.jdk(NAME, PACKAGE + channel, List.of(new Point("close", "()V", JdkNio2Advice.Close.class)));
    }

    private static Target closing(String channel) {
        return Target.jdk(
                NAME,
                PACKAGE + channel,
                List.of(new Point("implClose", "()V", JdkNio2Advice.Closing.class)),
                new Member("fdVal", "I"));
    }

    /** Younger JDKs have one close for sockets and datagrams. */
    private static String dispatcher(JdkFiles jdk) {
        return jdk.declares(PACKAGE + "UnixDispatcher", "close") ? "UnixDispatcher" : "SocketDispatcher";
    }
}
