package io.lockspot.agent.weave;

import java.util.List;

/**
 * Netty's native epoll transport, 4.1 and 4.2, under its own name or relocated into another package.
 *
 * <p>{@code FileDescriptor.close} may be called by several threads and as often as they like; the one that changes the
 * state with {@code casState} is the one that closes, and just before it does.
 */
final class NettyEpoll {

    static final String NAME = "netty-epoll";

    private NettyEpoll() {}

    static List<Target> targets() {
        return List.of(
                Target.library(
                        NAME,
                        ".channel.epoll.Native",
                        List.of(
                                new Point("epollCtlAdd", "(III)V", NettyEpollAdvice.Add.class),
                                new Point("epollCtlMod", "(III)V", NettyEpollAdvice.Modify.class),
                                new Point("epollCtlDel", "(II)V", NettyEpollAdvice.Delete.class),
                                new Point("newEventFd", "()L", NettyEpollAdvice.OwnDescriptor.class),
                                new Point("newTimerFd", "()L", NettyEpollAdvice.OwnDescriptor.class),
                                new Point("newEpollCreate", "()L", NettyEpollAdvice.OwnDescriptor.class))),
                Target.library(
                        NAME,
                        ".channel.epoll.AbstractEpollChannel",
                        List.of(new Point("doClose", "()V", NettyEpollAdvice.Close.class))),
                Target.library(
                        NAME,
                        ".channel.unix.FileDescriptor",
                        List.of(
                                new Point("close", "()V", NettyEpollAdvice.Release.class),
                                new Point("casState", "(II)Z", NettyEpollAdvice.StateChanged.class))));
    }
}
