package io.lockspot.agent.weave;

import io.lockspot.agent.probe.Call;
import io.lockspot.agent.probe.NettyIoUringProbe;
import net.bytebuddy.asm.Advice;

/** Copied into Netty's io_uring transport. */
final class NettyIoUringAdvice {

    private NettyIoUringAdvice() {}

    static final class Register {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter() {
            return NettyIoUringProbe.enterRegister();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Call call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                NettyIoUringProbe.exit(call, thrown);
            }
        }
    }

    static final class Deregister {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter() {
            return NettyIoUringProbe.enterDeregister();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Call call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                NettyIoUringProbe.exit(call, thrown);
            }
        }
    }

    static final class Close {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter() {
            return NettyIoUringProbe.enterClose();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter Call call,
                @Ask(whom = Ask.Whom.THIS, method = "unsafe") Object handle,
                @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                NettyIoUringProbe.exitClose(call, handle, thrown);
            }
        }
    }

    /** Of every request, so what is not a close must cost next to nothing. */
    static final class Completion {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter(
                @Advice.FieldValue("handle") Object handle,
                @Advice.Argument(0) int result,
                @Advice.Argument(2) byte request) {
            return request == NettyIoUringProbe.CLOSE_REQUEST
                    ? NettyIoUringProbe.enterCompletion(handle, result)
                    : null;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Call call, @Advice.Argument(0) int result) {
            if (call != null) {
                call.thread.depth = call.index;
                NettyIoUringProbe.exitCompletion(call, result);
            }
        }
    }
}
