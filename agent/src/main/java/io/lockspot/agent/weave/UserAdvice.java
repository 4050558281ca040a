package io.lockspot.agent.weave;

import io.lockspot.agent.probe.Call;
import io.lockspot.agent.probe.UserProbes;
import net.bytebuddy.asm.Advice;

/** Copied into the methods that the user names. */
final class UserAdvice {

    private UserAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Call enter(@ProbeNumber int number) {
        return UserProbes.enter(number);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Call call, @Advice.Thrown Throwable thrown) {
        if (call != null) {
            call.thread.depth = call.index;
            UserProbes.exit(call, thrown);
        }
    }
}
