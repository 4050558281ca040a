package io.lockspot.agent.weave;

import io.lockspot.agent.weave.Hook.State;
import java.lang.instrument.Instrumentation;
import java.util.List;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;

/** What is woven into this JVM. Safe for all threads. */
public final class Weaving {

    private final Instrumentation instrumentation;
    private final ResettableClassFileTransformer transformer;
    private final Discovery discovery;
    private final Outcomes outcomes;

    Weaving(
            Instrumentation instrumentation,
            ResettableClassFileTransformer transformer,
            Discovery discovery,
            Outcomes outcomes) {
        this.instrumentation = instrumentation;
        this.transformer = transformer;
        this.discovery = discovery;
        this.outcomes = outcomes;
    }

    /** Every method that is to be probed, and what became of it so far. */
    public List<Hook> hooks() {
        return outcomes.hooks();
    }

    /** One line, such as {@code woven 17 of 19 JDK hooks, 2 not loaded yet; netty-epoll not loaded yet}. */
    public String summary() {
        List<Hook> jdk = hooks().stream().filter(h -> !isNetty(h)).toList();
        List<Hook> netty = hooks().stream().filter(Weaving::isNetty).toList();
        StringBuilder line = new StringBuilder("woven ");
        line.append(count(jdk, State.WOVEN)).append(" of ").append(jdk.size()).append(" JDK hooks");
        appendOthers(line, jdk);
        line.append("; ").append(NettyEpoll.NAME);
        if (count(netty, State.NOT_LOADED) == netty.size()) {
            return line.append(' ').append(State.NOT_LOADED).toString();
        }
        line.append(": ").append(count(netty, State.WOVEN)).append(" of ").append(netty.size());
        appendOthers(line, netty);
        return line.toString();
    }

    /** Gives the classes their own behaviour back; calls that are inside a woven method still end as they began. */
    public void remove() {
        transformer.reset(
                instrumentation,
                RedefinitionStrategy.RETRANSFORMATION,
                discovery,
                RedefinitionStrategy.Listener.BatchReallocator.splitting());
    }

    private static boolean isNetty(Hook hook) {
        return hook.implementation().equals(NettyEpoll.NAME);
    }

    private static long count(List<Hook> hooks, State state) {
        return hooks.stream().filter(h -> h.state() == state).count();
    }

    private static void appendOthers(StringBuilder line, List<Hook> hooks) {
        for (State state : List.of(State.NOT_LOADED, State.MISSING, State.FAILED)) {
            long count = count(hooks, state);
            if (count > 0) {
                line.append(", ").append(count).append(' ').append(state);
            }
        }
    }
}
