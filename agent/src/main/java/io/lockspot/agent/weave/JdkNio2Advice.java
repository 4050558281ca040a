package io.lockspot.agent.weave;

import io.lockspot.agent.probe.Call;
import io.lockspot.agent.probe.JdkNio2Probe;
import net.bytebuddy.asm.Advice;

/** Copied into the JDK's asynchronous channels and their port. */
final class JdkNio2Advice {

    private JdkNio2Advice() {}

    static final class Register {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter(@Advice.Argument(0) int fd) {
            return JdkNio2Probe.enterRegister(fd);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Call call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                JdkNio2Probe.exit(call, thrown);
            }
        }
    }

    static final class Modify {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter(@Advice.Argument(0) int fd) {
            return JdkNio2Probe.enterModify(fd);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Call call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                JdkNio2Probe.exit(call, thrown);
            }
        }
    }

    static final class Deregister {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter(@Advice.Argument(0) int fd) {
            return JdkNio2Probe.enterDeregister(fd);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Call call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                JdkNio2Probe.exit(call, thrown);
            }
        }
    }

    static final class Close {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter() {
            return JdkNio2Probe.enterClose();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Call call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                JdkNio2Probe.exitClose(call, thrown);
            }
        }
    }

    static final class Closing {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("fdVal") int fd) {
            JdkNio2Probe.closing(fd);
        }
    }

    static final class Release {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter() {
            return JdkNio2Probe.enterRelease();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Call call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                JdkNio2Probe.exitRelease(call, thrown);
            }
        }
    }

    static final class InstanceClosed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("epfd") int epfd, @Advice.FieldValue("closed") boolean already) {
            JdkNio2Probe.instanceClosed(epfd, already);
        }
    }
}
