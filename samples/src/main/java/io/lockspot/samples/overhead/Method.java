package io.lockspot.samples.overhead;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A method that the agent times, and that the other tools are told to time too. Only those that stand for an operation:
 * the agent weaves a few more to know what is registered, and pays for them without their being counted as calls.
 *
 * @param owner the class with its package, a nested one with a dollar sign
 */
record Method(String owner, String name) {

    private static final String CHANNEL = "java.nio.channels.spi.AbstractSelectableChannel";
    private static final String SELECTOR = "sun.nio.ch.EPollSelectorImpl";
    private static final String EPOLL = "io.netty.channel.epoll.Native";

    /** Register, modify, deregister, close and release of the JDK's channels. */
    static final List<Method> JDK_NIO = List.of(
            new Method(CHANNEL, "register"),
            new Method(SELECTOR, "setEventOps"),
            new Method(SELECTOR, "implDereg"),
            new Method(CHANNEL, "implCloseChannel"),
            new Method("sun.nio.ch.SocketChannelImpl", "tryClose"));

    /** The same of Netty's epoll transport. */
    static final List<Method> NETTY_EPOLL = List.of(
            new Method(EPOLL, "epollCtlAdd"),
            new Method(EPOLL, "epollCtlMod"),
            new Method(EPOLL, "epollCtlDel"),
            new Method("io.netty.channel.epoll.AbstractEpollChannel", "doClose"),
            new Method("io.netty.channel.unix.FileDescriptor", "close"));

    /** The loop's own, which no library knows. */
    static final List<Method> OWN = List.of(
            new Method(OwnSelector.class.getName(), "register"), new Method(OwnSelector.class.getName(), "close"));

    /** As JFR's method timing wants them. */
    static String forJfr(List<Method> methods) {
        return methods.stream().map(method -> method.owner + "::" + method.name).collect(Collectors.joining(";"));
    }

    /**
     * As async-profiler wants them.
     *
     * @param latency what only slower calls are recorded of, such as {@code :1ms}; empty for all
     */
    static String forAsyncProfiler(List<Method> methods, String latency) {
        return methods.stream()
                .map(method -> ",trace=" + method.owner + "." + method.name + latency)
                .collect(Collectors.joining());
    }

    /** As OpenTelemetry's agent wants them. */
    static String forOpenTelemetry(List<Method> methods) {
        return methods.stream()
                .map(method -> method.owner + "[" + method.name + "]")
                .collect(Collectors.joining(";"));
    }
}
