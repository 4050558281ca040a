package io.lockspot.agent.weave;

import io.lockspot.agent.probe.Call;
import io.lockspot.agent.probe.JdkPollerProbe;
import net.bytebuddy.asm.Advice;

/** Copied into the pollers of virtual threads. */
final class JdkPollerAdvice {

    private JdkPollerAdvice() {}

    static final class Register {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter(@Advice.Argument(0) int fd) {
            return JdkPollerProbe.enterRegister(fd);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Call call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                JdkPollerProbe.exit(call, thrown);
            }
        }
    }

    static final class Deregister {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter(@Advice.Argument(0) int fd) {
            return JdkPollerProbe.enterDeregister(fd);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Call call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                JdkPollerProbe.exit(call, thrown);
            }
        }
    }

    static final class OwnDescriptor {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return int epfd) {
            JdkPollerProbe.ownDescriptor(epfd);
        }
    }
}
