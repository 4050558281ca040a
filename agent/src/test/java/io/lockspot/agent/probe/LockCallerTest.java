package io.lockspot.agent.probe;

import io.lockspot.agent.weave.OwnLock;
import io.lockspot.agent.weave.OwnLockUser;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who takes a lock is the first method that is no lock's own. */
final class LockCallerTest {

    @Test
    void aLockWithASynchronizerOfItsOwn_isTakenByWhoCallsIt() {
        OwnLockUser user = new OwnLockUser();
        assertThat(seen(user::take)).containsExactly("take", "lock");
    }

    @Test
    void aClassThatWaitsInsideForSomethingElse_isNoLock() {
        OwnLockUser user = new OwnLockUser();
        assertThat(seen(user::store)).containsExactly("put", "");
    }

    /** The method that is found, and what it called. */
    private static List<String> seen(Consumer<Runnable> program) {
        List<String> found = new ArrayList<>();
        program.accept(() -> {
            LockCaller caller = new LockCaller(OwnLock.class.getName());
            StackFrame frame = caller.find();
            found.add(frame.getMethodName());
            found.add(caller.callee());
        });
        return found;
    }
}
