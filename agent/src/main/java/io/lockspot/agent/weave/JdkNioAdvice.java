package io.lockspot.agent.weave;

import io.lockspot.agent.probe.JdkNioProbe;
import net.bytebuddy.asm.Advice;

/** Copied into the JDK's selector and channels. */
final class JdkNioAdvice {

    private JdkNioAdvice() {}

    static final class Register {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.This Object channel) {
            return JdkNioProbe.enterRegister(channel);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Object call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                JdkNioProbe.exit(call, thrown);
            }
        }
    }

    static final class Close {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.This Object channel) {
            return JdkNioProbe.enterClose(channel);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Object call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                JdkNioProbe.exit(call, thrown);
            }
        }
    }

    static final class Modify {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Ask(whom = Ask.Whom.FIRST_ARGUMENT, method = "getFDVal") int fd) {
            return JdkNioProbe.enterModify(fd);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Object call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                JdkNioProbe.exit(call, thrown);
            }
        }
    }

    static final class Deregister {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(
                @Advice.FieldValue("epfd") int epfd, @Ask(whom = Ask.Whom.FIRST_ARGUMENT, method = "getFDVal") int fd) {
            return JdkNioProbe.enterDeregister(epfd, fd);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Object call, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                JdkNioProbe.exitDeregister(call, thrown);
            }
        }
    }

    static final class Updates {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.FieldValue("epfd") int epfd) {
            return JdkNioProbe.enterUpdates(epfd);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Object updating) {
            if (updating != null) {
                JdkNioProbe.exitUpdates(updating);
            }
        }
    }

    static final class RegisteredEvents {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Ask(whom = Ask.Whom.THIS, method = "getFDVal") int fd,
                @Advice.FieldValue("registeredEvents") int before,
                @Advice.Argument(0) int now) {
            JdkNioProbe.registeredEvents(fd, before, now);
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
        static void enter(@Advice.FieldValue("fdVal") int fd) {
            JdkNioProbe.closeAsked(fd);
        }
    }

    static final class Release {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.FieldValue("fdVal") int fd) {
            return JdkNioProbe.enterRelease(fd);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Object call, @Advice.Return boolean released, @Advice.Thrown Throwable thrown) {
            if (call != null) {
                JdkNioProbe.exitRelease(call, released, thrown);
            }
        }
    }
}
