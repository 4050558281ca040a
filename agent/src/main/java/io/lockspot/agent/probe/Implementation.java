package io.lockspot.agent.probe;

/** One selector implementation and what is measured of it. */
final class Implementation {

    static final Implementation JDK_NIO = new Implementation("jdk-nio");
    static final Implementation NETTY_EPOLL = new Implementation("netty-epoll");

    final EpollControl epollControl;

    /** Of the bookkeeping that is no operation by itself. */
    final Guard guard = new Guard();

    private final OperationProbe[] probes = new OperationProbe[Operation.values().length];

    Implementation(String name) {
        epollControl = new EpollControl(name);
        for (Operation operation : Operation.values()) {
            probes[operation.ordinal()] = new OperationProbe(operation, name);
        }
        // Registering sets the interest, which is no change of it.
        probe(Operation.MODIFY).partOf(probe(Operation.REGISTER));
    }

    OperationProbe probe(Operation operation) {
        return probes[operation.ordinal()];
    }
}
