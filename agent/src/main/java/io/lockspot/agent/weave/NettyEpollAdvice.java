package io.lockspot.agent.weave;

import io.lockspot.agent.probe.Call;
import io.lockspot.agent.probe.NettyEpollProbe;
import net.bytebuddy.asm.Advice;

/** Copied into Netty's native epoll transport. */
final class NettyEpollAdvice {

    private NettyEpollAdvice() {}

    static final class Add {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter(@Advice.Argument(1) int fd) {
            return NettyEpollProbe.enterAdd(fd);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter Call call,
                @Advice.Argument(0) int epfd,
                @Advice.Argument(1) int fd,
                @Advice.Argument(2) int events,
                @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
            }
            NettyEpollProbe.exitAdd(call, epfd, fd, events, thrown);
        }
    }

    static final class Modify {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter(@Advice.Argument(1) int fd) {
            return NettyEpollProbe.enterModify(fd);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter Call call,
                @Advice.Argument(0) int epfd,
                @Advice.Argument(1) int fd,
                @Advice.Argument(2) int events,
                @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
            }
            NettyEpollProbe.exitModify(call, epfd, fd, events, thrown);
        }
    }

    static final class Delete {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter(@Advice.Argument(1) int fd) {
            return NettyEpollProbe.enterDelete(fd);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter Call call,
                @Advice.Argument(0) int epfd,
                @Advice.Argument(1) int fd,
                @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
            }
            NettyEpollProbe.exitDelete(call, epfd, fd, thrown);
        }
    }

    static final class OwnDescriptor {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Ask(whom = Ask.Whom.RETURNED, method = "intValue") int fd) {
            NettyEpollProbe.ownDescriptor(fd);
        }
    }

    static final class Close {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter() {
            return NettyEpollProbe.enterClose();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Call call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                NettyEpollProbe.exitClose(call, thrown);
            }
        }
    }

    static final class Release {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter(@Ask(whom = Ask.Whom.THIS, method = "intValue") int fd) {
            return NettyEpollProbe.enterRelease(fd);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Call call, @Advice.This Object descriptor, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                NettyEpollProbe.exitRelease(call, descriptor, thrown);
            }
        }
    }

    static final class StateChanged {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Ask(whom = Ask.Whom.THIS, method = "intValue") int fd, @Advice.Return boolean changed) {
            NettyEpollProbe.claimed(fd, changed);
        }
    }
}
