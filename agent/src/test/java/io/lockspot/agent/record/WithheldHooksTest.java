package io.lockspot.agent.record;

import java.lang.reflect.Field;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Withheld from a class that keeps hooks as the JVM's own does; that one would run them when the tests end. */
class WithheldHooksTest {

    private static final Thread FIRST = new Thread("first");
    private static final Thread OURS = new Thread("ours");
    private static final Thread OTHERS = new Thread("others");

    /** What adds and runs hooks, all under the class' monitor. */
    private static final class Hooks {

        private static Map<Thread, Thread> hooks;

        static synchronized void add(Thread hook) {
            if (hooks == null) {
                throw new IllegalStateException("Shutdown in progress");
            }
            hooks.put(hook, hook);
        }

        static Set<Thread> exit() {
            synchronized (Hooks.class) {
                Set<Thread> run = hooks.keySet();
                hooks = null;
                return run;
            }
        }
    }

    private WithheldHooks withheld;

    @BeforeEach
    void inPlaceOfTheJvms() throws Exception {
        Hooks.hooks = new IdentityHashMap<>();
        Hooks.add(FIRST);
        withheld = WithheldHooks.inPlaceOf(field());
    }

    private static Field field() throws NoSuchFieldException {
        Field field = Hooks.class.getDeclaredField("hooks");
        field.setAccessible(true);
        return field;
    }

    private static <T> FutureTask<T> onAnotherThread(Callable<T> task) {
        FutureTask<T> running = new FutureTask<>(task);
        Thread thread = new Thread(running, "another");
        thread.setDaemon(true);
        thread.start();
        while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return running;
    }

    @Test
    void ofOneThread_theHookIsWithheldAndTheOthersAreNot() throws Exception {
        Hooks.add(OURS);
        onAnotherThread(() -> {
                    Hooks.add(OTHERS);
                    return null;
                })
                .get();
        withheld.giveBack(false);

        assertThat(withheld.hook()).isSameAs(OURS);
        assertThat(Hooks.hooks).isNotInstanceOf(WithheldHooks.class).containsOnlyKeys(FIRST, OTHERS);
    }

    @Test
    void anExitThatBegins_waitsUntilTheHooksAreGivenBack() throws Exception {
        Hooks.add(OURS);
        FutureTask<Set<Thread>> exit = onAnotherThread(Hooks::exit);

        assertThat(exit.isDone()).isFalse();
        withheld.giveBack(false);
        assertThat(exit.get()).containsExactly(FIRST);
    }

    /** Which would be a failure on top of the one that is to be told. */
    @Test
    void aTaskThatFailsWhileTheExitWaits_leavesItsHookToTheExit() throws Exception {
        Hooks.add(OURS);
        FutureTask<Set<Thread>> exit = onAnotherThread(Hooks::exit);

        withheld.giveBack(true);

        assertThat(exit.get()).containsExactlyInAnyOrder(FIRST, OURS);
    }

    @Test
    void aTaskThatFails_leavesItsHookToTheJvm() {
        Hooks.add(OURS);
        withheld.giveBack(true);

        assertThat(Hooks.hooks).containsOnlyKeys(FIRST, OURS);
    }

    @Test
    void afterTheExitHasBegun_nothingIsWithheld() throws Exception {
        withheld.giveBack(false);
        Hooks.exit();

        assertThatThrownBy(() -> WithheldHooks.inPlaceOf(field())).hasMessage("the JVM is at its end");
    }
}
