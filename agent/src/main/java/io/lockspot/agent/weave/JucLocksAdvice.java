package io.lockspot.agent.weave;

import io.lockspot.agent.probe.LockProbe;
import io.lockspot.agent.probe.LockWait;
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
}
