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
            entry("close", "jdk-nio", "java.nio.channels.spi.AbstractSelectableChannel.implCloseChannel"),
            entry("register", "jdk-nio", "java.nio.channels.spi.AbstractSelectableChannel.register"),
            entry("deregister", "jdk-nio", "sun.nio.ch.EPollSelectorImpl.implDereg"),
            entry("modify", "jdk-nio", "sun.nio.ch.EPollSelectorImpl.setEventOps"),
            entry("release", "jdk-nio", "sun.nio.ch.SocketDispatcher.close"),
            entry("release", "jdk-nio", "sun.nio.ch.UnixDispatcher.close"),
            entry("release", "jdk-nio", "sun.nio.ch.SocketChannelImpl.kill"),
            entry("close", "jdk-nio2", "sun.nio.ch.AsynchronousSocketChannelImpl.close"),
            entry("close", "jdk-nio2", "sun.nio.ch.AsynchronousServerSocketChannelImpl.close"),
            entry("register", "jdk-nio2", "sun.nio.ch.Port.register"),
            entry("modify", "jdk-nio2", "sun.nio.ch.EPollPort.startPoll"),
            entry("close", "jdk-socket", "sun.nio.ch.NioSocketImpl.close"),
            entry("release", "jdk-socket", "sun.nio.ch.NioSocketImpl.tryClose"),
            entry("register", "jdk-poller", "sun.nio.ch.Poller.register"),
            entry("deregister", "jdk-poller", "sun.nio.ch.Poller.deregister"),
            entry("close", "netty-epoll", "channel.epoll.AbstractEpollChannel.doClose"),
            entry("register", "netty-epoll", "channel.epoll.Native.epollCtlAdd"),
            entry("modify", "netty-epoll", "channel.epoll.Native.epollCtlMod"),
            entry("deregister", "netty-epoll", "channel.epoll.Native.epollCtlDel"),
            entry("close", "netty-io_uring", "channel.uring.AbstractIoUringChannel.doClose"),
            entry("register", "netty-io_uring", "channel.uring.IoUringIoHandler.register"),
            entry("release", "netty-epoll", "channel.unix.FileDescriptor.close"));

    /** Channels share their methods: an end of a pipe is told by a frame of its own below them. */
    private static final OperationKey CLOSE = new OperationKey("close", "jdk-nio");

    private static final OperationKey CLOSE_OF_PIPE = new OperationKey("close", "jdk-pipe");

    private OperationFrames() {}

    /** The operation that the stack is inside of. The outermost wins, so that no wait counts for two operations. */
    static Optional<OperationKey> operation(Stack stack) {
        for (Frame frame : stack.frames()) {
            for (Entry entry : ENTRIES) {
                if (entry.owns(frame.name())) {
                    return Optional.of(
                            entry.operation.equals(CLOSE) && isOfPipe(stack) ? CLOSE_OF_PIPE : entry.operation);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOfPipe(Stack stack) {
        return stack.frames().stream()
                .map(Frame::name)
                .anyMatch(name -> name.startsWith("sun.nio.ch.SourceChannelImpl.")
                        || name.startsWith("sun.nio.ch.SinkChannelImpl."));
    }

    private static Entry entry(String operation, String implementation, String method) {
        return new Entry(new OperationKey(operation, implementation), method);
    }
}
