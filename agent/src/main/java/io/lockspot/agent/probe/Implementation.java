package io.lockspot.agent.probe;

/** One selector implementation and what is measured of it. */
final class Implementation {

    /** Channels with a {@code Selector}, and without one; pipes apart. */
    static final Implementation JDK_NIO = new Implementation("jdk-nio");

    /** The two ends of a {@code Pipe}: channels too, on the same selectors. */
    static final Implementation JDK_PIPE = new Implementation("jdk-pipe");

    /** Asynchronous channels, and the port that polls for a group of them. */
    static final Implementation JDK_NIO2 = new Implementation("jdk-nio2");

    /** {@code java.net.Socket} and {@code ServerSocket}, which no selector serves: close and release only. */
    static final Implementation JDK_SOCKET = new Implementation("jdk-socket");

    /** What virtual threads wait in while they block on a socket: register and deregister only. */
    static final Implementation JDK_POLLER = new Implementation("jdk-poller");

    static final Implementation NETTY_EPOLL = new Implementation("netty-epoll");

    /** No selector, but a ring of requests: there is nothing to modify. */
    static final Implementation NETTY_IO_URING = new Implementation("netty-io_uring");

    private static final Implementation[] BUILT_IN = {
        JDK_NIO, JDK_PIPE, JDK_NIO2, JDK_SOCKET, JDK_POLLER, NETTY_EPOLL, NETTY_IO_URING
    };

    final String name;
    final OperationProbe register;
    final OperationProbe modify;
    final OperationProbe deregister;
    final OperationProbe close;
    final OperationProbe release;

    private final OperationProbe[] probes = new OperationProbe[Operation.values().length];

    final EpollControl epollControl;

    /** Of the bookkeeping that is no operation by itself. */
    final Guard guard = new Guard();

    Implementation(String name) {
        this.name = name;
        for (Operation operation : Operation.values()) {
            probes[operation.ordinal()] = new OperationProbe(operation, name);
        }
        register = probe(Operation.REGISTER);
        modify = probe(Operation.MODIFY);
        deregister = probe(Operation.DEREGISTER);
        close = probe(Operation.CLOSE);
        release = probe(Operation.RELEASE);
        epollControl = new EpollControl(name);
        // Registering sets the interest, which is no change of it.
        modify.partOf(register);
    }

    /** Those that lockspot knows by itself. */
    static Implementation[] builtIn() {
        return BUILT_IN.clone();
    }

    OperationProbe probe(Operation operation) {
        return probes[operation.ordinal()];
    }
}
