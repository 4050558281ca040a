package io.lockspot.agent.weave;

import io.lockspot.agent.probe.Call;
import io.lockspot.agent.probe.JdkNioProbe;
import io.lockspot.agent.probe.PerThread;
import net.bytebuddy.asm.Advice;

/** Copied into the JDK's selector and channels. A call is closed here, where nothing has to be called for it. */
final class JdkNioAdvice {

    private JdkNioAdvice() {}

    static final class Register {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter(@Advice.This Object channel) {
            return JdkNioProbe.enterRegister(channel);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Call call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                JdkNioProbe.exit(call, thrown);
            }
        }
    }

    static final class Close {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter(@Advice.This Object channel) {
            return JdkNioProbe.enterClose(channel);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Call call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                JdkNioProbe.exit(call, thrown);
            }
        }
    }

    static final class Modify {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter(
                @Ask(whom = Ask.Whom.FIRST_ARGUMENT, method = "channel") Object channel,
                @Ask(whom = Ask.Whom.FIRST_ARGUMENT, method = "getFDVal") int fd) {
            return JdkNioProbe.enterModify(channel, fd);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Call call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                JdkNioProbe.exit(call, thrown);
            }
        }
    }

    static final class Deregister {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter(
                @Advice.FieldValue("epfd") int epfd,
                @Ask(whom = Ask.Whom.FIRST_ARGUMENT, method = "channel") Object channel,
                @Ask(whom = Ask.Whom.FIRST_ARGUMENT, method = "getFDVal") int fd) {
            return JdkNioProbe.enterDeregister(epfd, channel, fd);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Call call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                call.thread.updating = -1;
                JdkNioProbe.exit(call, thrown);
            }
        }
    }

    static final class Updates {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static PerThread enter(@Advice.FieldValue("epfd") int epfd) {
            return JdkNioProbe.enterUpdates(epfd);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter PerThread thread) {
            if (thread != null) {
                thread.updating = -1;
                JdkNioProbe.exitUpdates(thread);
            }
        }
    }

    static final class RegisteredEvents {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Ask(whom = Ask.Whom.THIS, method = "channel") Object channel,
                @Ask(whom = Ask.Whom.THIS, method = "getFDVal") int fd,
                @Advice.FieldValue("registeredEvents") int before,
                @Advice.Argument(0) int now) {
            JdkNioProbe.registeredEvents(channel, fd, before, now);
        }
    }

    static final class InstanceClosed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("epfd") int epfd) {
            JdkNioProbe.instanceClosed(epfd);
        }
    }

    static final class CloseAsked {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object channel, @Advice.FieldValue("fdVal") int fd) {
            JdkNioProbe.closeAsked(channel, fd);
        }
    }

    static final class Release {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Call enter(@Advice.This Object channel, @Advice.FieldValue("fdVal") int fd) {
            return JdkNioProbe.enterRelease(channel, fd);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter Call call,
                @Advice.This Object channel,
                @Advice.Return boolean released,
                @Advice.Thrown Throwable thrown) {
            if (call != null) {
                call.thread.depth = call.index;
                JdkNioProbe.exitRelease(call, channel, released, thrown);
            }
        }
    }
}
