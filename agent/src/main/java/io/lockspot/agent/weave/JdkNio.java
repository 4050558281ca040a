package io.lockspot.agent.weave;

import java.util.ArrayList;
import java.util.List;

/**
 * The JDK's epoll selector and the channels that it serves; the same methods in 17 and 25.
 *
 * <p>A release is measured in {@code tryClose} of each channel rather than in the dispatchers below, which sockets and
 * files without a selector share: it holds the channel's state lock, tries as often as it is asked, and returns true
 * once, after {@code close(2)}. What is registered is followed where the selector notes on a key what it has told
 * epoll.
 */
final class JdkNio {

    static final String NAME = "jdk-nio";

    /** The ends of a pipe: the same classes tell them apart by the channel. */
    private static final String PIPE = "jdk-pipe";

    private static final String KEY = "(Lsun/nio/ch/SelectionKeyImpl;)V";

    private JdkNio() {}

    static List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        targets.add(channel());
        targets.add(selector());
        targets.add(key());
        for (String kind : List.of("Socket", "ServerSocket", "Datagram")) {
            targets.add(descriptor(NAME, "sun.nio.ch." + kind + "ChannelImpl"));
        }
        for (String end : List.of("Source", "Sink")) {
            targets.add(descriptor(PIPE, "sun.nio.ch." + end + "ChannelImpl"));
        }
        return targets;
    }

    private static Target channel() {
        String register = "(Ljava/nio/channels/Selector;ILjava/lang/Object;)Ljava/nio/channels/SelectionKey;";
        return Target.jdk(
                NAME,
                "java.nio.channels.spi.AbstractSelectableChannel",
                List.of(
                        new Point("register", register, JdkNioAdvice.Register.class),
                        new Point("implCloseChannel", "()V", JdkNioAdvice.Close.class)));
    }

    private static Target selector() {
        return Target.jdk(
                NAME,
                "sun.nio.ch.EPollSelectorImpl",
                List.of(
                        new Point("setEventOps", KEY, JdkNioAdvice.Modify.class),
                        new Point("implDereg", KEY, JdkNioAdvice.Deregister.class),
                        new Point("processUpdateQueue", "()V", JdkNioAdvice.Updates.class),
                        new Point("implClose", "()V", JdkNioAdvice.InstanceClosed.class)),
                new Member("epfd", "I"));
    }

    private static Target key() {
        return Target.jdk(
                NAME,
                "sun.nio.ch.SelectionKeyImpl",
                List.of(new Point("registeredEvents", "(I)V", JdkNioAdvice.RegisteredEvents.class)),
                new Member("registeredEvents", "I"),
                new Member("getFDVal", "()I"),
                new Member("channel", "()Ljava/nio/channels/SelectableChannel;"));
    }

    private static Target descriptor(String implementation, String channel) {
        return Target.jdk(
                implementation,
                channel,
                List.of(
                        new Point("implCloseSelectableChannel", "()V", JdkNioAdvice.CloseAsked.class),
                        new Point("tryClose", "()Z", JdkNioAdvice.Release.class)),
                new Member("fdVal", "I"));
    }
}
