package io.lockspot.agent.weave;

import io.lockspot.agent.probe.Call;
import io.lockspot.agent.probe.JdkSocketProbe;
import net.bytebuddy.asm.Advice;

/** Copied into what is behind {@code java.net.Socket} and {@code ServerSocket}. */
final class JdkSocketAdvice {

    private JdkSocketAdvice() {}

    static final class Close {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter() {
            return JdkSocketProbe.enterClose();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Call call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                JdkSocketProbe.exitClose(call, thrown);
            }
        }
    }

    static final class Release {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter(@FieldNumber("fd") int fd) {
            return JdkSocketProbe.enterRelease(fd);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Call call, @Advice.Return boolean released, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                JdkSocketProbe.exitRelease(call, released, thrown);
            }
        }
    }
}
