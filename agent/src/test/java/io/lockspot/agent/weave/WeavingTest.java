package io.lockspot.agent.weave;

import io.lockspot.agent.probe.LockWaits;
import io.lockspot.agent.probe.Settings;
import io.lockspot.agent.weave.Hook.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said of a hook while its probe does not count. */
final class WeavingTest {

    private final LockWaits lockWaits = Settings.lockWaits;

    @AfterEach
    void asItWas() {
        Settings.lockWaits = lockWaits;
        Settings.overBudget = false;
    }

    private static Hook hook(String implementation, String operation, State state) {
        return Weaving.current(new Hook(implementation, operation, "Type", "method", "()V", "jdk17+", state, ""));
    }

    @Test
    void whatCounts_isWoven() {
        assertThat(hook("jdk-nio", "close", State.WOVEN).state()).isEqualTo(State.WOVEN);
        assertThat(hook("j.u.c.", "lock-wait", State.WOVEN).state()).isEqualTo(State.WOVEN);
    }

    @Test
    void withoutLockWaits_theirHooksAreLeftOut() {
        Settings.lockWaits = LockWaits.NONE;

        Hook waits = hook("j.u.c.", "lock-wait", State.WOVEN);
        assertThat(waits.state()).isEqualTo(State.OFF);
        assertThat(waits.reason()).isEqualTo("left out by lockWaits=none");
        assertThat(hook("jdk-nio", "close", State.WOVEN).state()).isEqualTo(State.WOVEN);
    }

    @Test
    void overBudget_allThatIsWovenIsOff() {
        Settings.overBudget = true;

        Hook close = hook("jdk-nio", "close", State.WOVEN);
        assertThat(close.state()).isEqualTo(State.OFF);
        assertThat(close.reason()).isEqualTo("the probes cost more than the budget");
        assertThat(hook("netty-epoll", "close", State.NOT_LOADED).state()).isEqualTo(State.NOT_LOADED);
    }
}
