package io.lockspot.agent.weave;

import io.lockspot.agent.weave.Hook.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What became of every target. The JVM swallows what a transformer throws, so the transformer tells it here. Called by every thread that loads a class.
 */
final class Outcomes {

    private record Outcome(State state, String reason) {}

    private static final Outcome NOT_LOADED = new Outcome(State.NOT_LOADED, "");

    private final List<Target> targets;
    private final Consumer<String> log;
    /** By the target's name. */
    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();

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

    /** Whether nothing is known of the target yet. */
    boolean isUnsettled(Target target) {
        return !outcomes.containsKey(target.name());
    }

    List<Hook> hooks() {
        List<Hook> hooks = new ArrayList<>();
        for (Target target : targets) {
            Outcome outcome = outcomes.getOrDefault(target.name(), NOT_LOADED);
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

    void woven(Target target) {
        outcomes.put(target.name(), new Outcome(State.WOVEN, ""));
    }

    private void settle(Target target, State state, String className, String reason) {
        Outcome before = outcomes.put(target.name(), new Outcome(state, reason));
        if (before == null || before.state != state) {
            log.accept("not woven: " + className + ": " + reason);
        }
    }
}
