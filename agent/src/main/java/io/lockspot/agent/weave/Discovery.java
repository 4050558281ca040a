package io.lockspot.agent.weave;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;

/**
 * Finds the targets among the loaded classes. Asked once the transformer is in place, so that a class loaded meanwhile
 * is seen by one of the two.
 */
final class Discovery implements RedefinitionStrategy.DiscoveryStrategy {

    private final Outcomes outcomes;

    Discovery(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public Iterable<Iterable<Class<?>>> resolve(Instrumentation instrumentation) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> type : loaded(instrumentation)) {
            if (outcomes.targetOf(type.getName(), type.getClassLoader()) != null) {
                found.add(type);
            }
        }
        return Set.of(found);
    }

    /** All loaded classes; none when the JVM is already at its end, where it says null. */
    static Class<?>[] loaded(Instrumentation instrumentation) {
        Class<?>[] loaded = instrumentation.getAllLoadedClasses();
        return loaded == null ? new Class<?>[0] : loaded;
    }
}
