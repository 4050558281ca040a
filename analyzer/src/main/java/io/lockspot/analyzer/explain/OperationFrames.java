package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.List;
import java.util.Optional;

/** Which methods are an operation's own: what waits below one of them waits inside that operation. */
final class OperationFrames {

    /**
     * @param method class and method; without {@code io.netty}, so that it is the end of the name in relocated copies too
     */
    private record Entry(OperationKey operation, String method) {
        boolean owns(String name) {
            return name.endsWith(method)
                    && (name.length() == method.length() || name.charAt(name.length() - method.length() - 1) == '.');
        }
    }

    private static final List<Entry> ENTRIES = List.of(
            jdk("close", "java.nio.channels.spi.AbstractSelectableChannel.implCloseChannel"),
            jdk("register", "java.nio.channels.spi.AbstractSelectableChannel.register"),
            jdk("deregister", "sun.nio.ch.EPollSelectorImpl.implDereg"),
            jdk("modify", "sun.nio.ch.EPollSelectorImpl.setEventOps"),
            jdk("release", "sun.nio.ch.SocketDispatcher.close"),
            jdk("release", "sun.nio.ch.UnixDispatcher.close"),
            jdk("release", "sun.nio.ch.SocketChannelImpl.kill"),
            netty("close", "channel.epoll.AbstractEpollChannel.doClose"),
            netty("register", "channel.epoll.Native.epollCtlAdd"),
            netty("modify", "channel.epoll.Native.epollCtlMod"),
            netty("deregister", "channel.epoll.Native.epollCtlDel"),
            netty("release", "channel.unix.FileDescriptor.close"));

    private OperationFrames() {}

    /** The operation that the stack is inside of. The outermost wins, so that no wait counts for two operations. */
    static Optional<OperationKey> operation(Stack stack) {
        for (Frame frame : stack.frames()) {
            for (Entry entry : ENTRIES) {
                if (entry.owns(frame.name())) {
                    return Optional.of(entry.operation);
                }
            }
        }
        return Optional.empty();
    }

    private static Entry jdk(String operation, String method) {
        return new Entry(new OperationKey(operation, "jdk-nio"), method);
    }

    private static Entry netty(String operation, String method) {
        return new Entry(new OperationKey(operation, "netty-epoll"), method);
    }
}
