package io.lockspot.agent.weave;

import io.lockspot.agent.probe.Probes;
import io.lockspot.agent.weave.Hook.State;
import java.lang.instrument.Instrumentation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** What is woven into this JVM. Safe for all threads. */
public final class Weaving {

    private final Instrumentation instrumentation;
    private final Weaver weaver;
    private final Outcomes outcomes;
    private final List<Class<?>> later;
    private volatile boolean checked;

    /** @param later what is loaded and not woven yet */
    Weaving(Instrumentation instrumentation, Weaver weaver, Outcomes outcomes, List<Class<?>> later) {
        this.instrumentation = instrumentation;
        this.weaver = weaver;
        this.outcomes = outcomes;
        this.later = later;
    }

    /**
     * Weaves what the start has left over.
     *
     * @throws LinkageError when classes of the agent are missing
     */
    public void complete() {
        weaver.prepare(later);
        weaver.retransform(instrumentation, later);
    }

    /** Waits until the JVM comes to the application's first class; not for long. */
    public void awaitProgram() throws InterruptedException {
        weaver.program().await();
    }

    /** Waits until the program has loaded the classes that it begins with; not for long, and no longer than is said. */
    public void awaitQuiet(BooleanSupplier over) throws InterruptedException {
        weaver.program().awaitQuiet(over);
    }

    /**
     * Every method that is to be probed, and what became of it so far. The first call also looks at what is not loaded
     * yet, and takes some time.
     */
    public List<Hook> hooks() {
        if (!checked) {
            checked = true;
            weaver.checkUnloaded();
        }
        return outcomes.hooks().stream().map(Weaving::current).toList();
    }

    /** What is woven may have been turned off since. */
    static Hook current(Hook hook) {
        String off = hook.state() == State.WOVEN ? Probes.turnedOff(hook.implementation(), hook.operation()) : "";
        return off.isEmpty() ? hook : hook.off(off);
    }

    /**
     * One line, such as {@code woven 27 of 31 JDK hooks, 4 not loaded yet; netty-epoll: 9 of 9; netty-io_uring not loaded
     * yet}.
     */
    public String summary() {
        List<Hook> jdk = hooks().stream().filter(h -> !isNetty(h)).toList();
        StringBuilder line = new StringBuilder("woven ");
        line.append(count(jdk, State.WOVEN)).append(" of ").append(jdk.size()).append(" JDK hooks");
        appendOthers(line, jdk);
        hooks().stream()
                .filter(Weaving::isNetty)
                .collect(Collectors.groupingBy(Hook::implementation, LinkedHashMap::new, Collectors.toList()))
                .forEach((transport, hooks) -> append(line.append("; ").append(transport), hooks));
        return line.toString();
    }

    /** Gives the classes their own behaviour back; calls that are inside a woven method still end as they began. */
    public void remove() {
        instrumentation.removeTransformer(weaver);
        weaver.retransform(instrumentation, weaver.loaded(instrumentation));
    }

    private static boolean isNetty(Hook hook) {
        return hook.implementation().startsWith("netty-");
    }

    private static void append(StringBuilder line, List<Hook> transport) {
        if (count(transport, State.NOT_LOADED) == transport.size()) {
            line.append(' ').append(State.NOT_LOADED);
            return;
        }
        line.append(": ").append(count(transport, State.WOVEN)).append(" of ").append(transport.size());
        appendOthers(line, transport);
    }

    private static long count(List<Hook> hooks, State state) {
        return hooks.stream().filter(h -> h.state() == state).count();
    }

    private static void appendOthers(StringBuilder line, List<Hook> hooks) {
        for (State state : List.of(State.NOT_LOADED, State.MISSING, State.FAILED, State.OFF)) {
            long count = count(hooks, state);
            if (count > 0) {
                line.append(", ").append(count).append(' ').append(state);
            }
        }
    }
}
