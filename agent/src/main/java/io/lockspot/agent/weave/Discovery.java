package io.lockspot.agent.weave;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;

/**
 * Finds the targets among the loaded classes. Asked once the transformer is in place, so that a class loaded meanwhile
 * is seen by one of the two.
 */
final class Discovery implements RedefinitionStrategy.DiscoveryStrategy {

    private final Predicate<Class<?>> isTarget;

    Discovery(Predicate<Class<?>> isTarget) {
        this.isTarget = isTarget;
    }

    @Override
    public Iterable<Iterable<Class<?>>> resolve(Instrumentation instrumentation) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (isTarget.test(type)) {
                found.add(type);
            }
        }
        return Set.of(found);
    }
}
