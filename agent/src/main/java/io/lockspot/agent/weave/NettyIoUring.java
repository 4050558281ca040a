package io.lockspot.agent.weave;

import java.util.List;

/**
 * Netty's io_uring transport, the same methods from 4.2.0 to 4.2.18, under its own name or relocated into another
 * package. What it closes without its ring is seen in {@link NettyEpoll}'s descriptor, which both transports share.
 */
final class NettyIoUring {

    static final String NAME = "netty-io_uring";

    private static final String PACKAGE = ".channel.uring.";

    private NettyIoUring() {}

    static List<Target> targets() {
        return List.of(
                Target.library(
                        NAME,
                        PACKAGE + "IoUringIoHandler",
                        List.of(new Point("register", "(L", NettyIoUringAdvice.Register.class))),
                Target.library(
                        NAME,
                        PACKAGE + "IoUringIoHandler$DefaultIoUringIoRegistration",
                        List.of(
                                new Point("handle", "(IIB", NettyIoUringAdvice.Completion.class),
                                new Point("remove", "()V", NettyIoUringAdvice.Deregister.class))),
                Target.library(
                        NAME,
                        PACKAGE + "AbstractIoUringChannel",
                        List.of(new Point("doClose", "()V", NettyIoUringAdvice.Close.class))),
                Target.library(
                        NAME,
                        PACKAGE + "Native",
                        List.of(new Point("newBlockingEventFd", "()L", NettyEpollAdvice.OwnDescriptor.class))));
    }
}
