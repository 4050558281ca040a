package io.lockspot.agent.weave;

import io.lockspot.agent.probe.LockProbe;
import io.lockspot.agent.probe.LockWait;
import io.lockspot.agent.probe.OwnerWatch;
import net.bytebuddy.asm.Advice;

/** Copied into the queue that the locks of {@code java.util.concurrent} wait in. */
final class JucLocksAdvice {

    private JucLocksAdvice() {}

    static final class Wait {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static LockWait enter(
                @Advice.This Object lock,
                @Advice.Argument(0) Object node,
                @Advice.Argument(2) boolean shared,
                @Ask(whom = Ask.Whom.THIS, method = "getExclusiveOwnerThread") Thread owner) {
            return LockProbe.enter(lock, node, shared, owner);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter LockWait wait, @Advice.This Object lock) {
            if (wait != null) {
                wait.open = false;
                LockProbe.exit(wait, lock);
            }
        }
    }

    /** Of a lock without an owner. */
    static final class StampedWait {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static LockWait enter(@Advice.This Object lock) {
            return LockProbe.enter(lock, null, false, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter LockWait wait, @Advice.This Object lock) {
            if (wait != null) {
                wait.open = false;
                LockProbe.exit(wait, lock);
            }
        }
    }

    /** In a method that programs hardly ever call, and that the agent's own thread may: it may not ask for the owner. */
    static final class Owner {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Ask(whom = Ask.Whom.THIS, method = "getExclusiveOwnerThread") Thread owner) {
            OwnerWatch.tell(owner);
        }
    }
}
