package io.lockspot.agent.weave;

import io.lockspot.agent.weave.Hook.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.utility.JavaModule;

/**
 * What became of every target. The JVM swallows what a transformer throws, so this listener is the only one to hear of
 * it. Called by every thread that loads a class.
 */
final class Outcomes extends AgentBuilder.Listener.Adapter {

    private record Outcome(State state, String reason) {}

    private static final Outcome NOT_LOADED = new Outcome(State.NOT_LOADED, "");

    private final List<Target> targets;
    private final Consumer<String> log;
    private final Map<Target, Outcome> outcomes = new ConcurrentHashMap<>();

    Outcomes(List<Target> targets, Consumer<String> log) {
        this.targets = targets;
        this.log = log;
    }

    void missing(Target target, String className, String reason) {
        settle(target, State.MISSING, className, reason);
    }

    void failed(Target target, String className, String reason) {
        settle(target, State.FAILED, className, reason);
    }

    boolean isMissing(Target target) {
        Outcome outcome = outcomes.get(target);
        return outcome != null && outcome.state == State.MISSING && !target.library();
    }

    Target targetOf(String className, ClassLoader loader) {
        for (Target target : targets) {
            if (target.matches(className, loader)) {
                return target;
            }
        }
        return null;
    }

    List<Hook> hooks() {
        List<Hook> hooks = new ArrayList<>();
        for (Target target : targets) {
            Outcome outcome = outcomes.getOrDefault(target, NOT_LOADED);
            String name = target.library() ? "*" + target.name() : target.name();
            for (Point point : target.points()) {
                hooks.add(new Hook(
                        target.implementation(),
                        point.operation(),
                        name,
                        point.method(),
                        point.descriptor(),
                        target.versions(),
                        outcome.state,
                        outcome.reason));
            }
        }
        return hooks;
    }

    @Override
    public void onTransformation(
            TypeDescription type, ClassLoader loader, JavaModule module, boolean loaded, DynamicType dynamicType) {
        Target target = targetOf(type.getName(), loader);
        if (target != null) {
            outcomes.put(target, new Outcome(State.WOVEN, ""));
        }
    }

    @Override
    public void onError(String className, ClassLoader loader, JavaModule module, boolean loaded, Throwable throwable) {
        Target target = targetOf(className, loader);
        if (target != null) {
            failed(target, className, throwable.toString());
        }
    }

    private void settle(Target target, State state, String className, String reason) {
        Outcome before = outcomes.put(target, new Outcome(state, reason));
        if (before == null || before.state != state) {
            log.accept("not woven: " + className + ": " + reason);
        }
    }
}
