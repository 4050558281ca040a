package io.lockspot.agent.weave;

import io.lockspot.agent.probe.UserProbes;
import io.lockspot.agent.weave.Hook.State;
import io.lockspot.agent.weave.UserTargets.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.utility.JavaModule;

/**
 * What became of each probe of the user. A class may come in several loaders, and differ: a probe is woven as soon as
 * it is in one of them, and its fault is told once. Called by every thread that loads a class.
 */
final class UserOutcomes extends AgentBuilder.Listener.Adapter {

    private static final String UNSEEN =
            " comes from a class loader that does not see the boot loader's classes, so it is left unwoven";

    private final UserTargets targets;
    private final Consumer<String> log;
    private final Map<Point, State> states = new ConcurrentHashMap<>();
    private final Map<Point, String> told = new ConcurrentHashMap<>();
    private final Set<Point> synchronizedOnes = ConcurrentHashMap.newKeySet();

    UserOutcomes(UserTargets targets, Consumer<String> log) {
        this.targets = targets;
        this.log = log;
    }

    /** Those of the class's probes that can be woven into it; tells of the others. */
    List<Point> fitting(TypeDescription type, ClassLoader loader) {
        List<Point> fitting = new ArrayList<>();
        for (Point point : targets.of(type.getName())) {
            String fault = point.probe().faultIn(type);
            if (fault.isEmpty()) {
                fitting.add(point);
            } else {
                settle(point, State.MISSING, fault);
            }
        }
        if (!fitting.isEmpty() && !seesProbes(loader)) {
            fitting.forEach(point -> settle(point, State.FAILED, type.getName() + UNSEEN));
            return List.of();
        }
        return fitting;
    }

    /** The class was to be woven, and the JVM or the weaving refused it. */
    void failed(String className, Throwable reason) {
        for (Point point : targets.of(className)) {
            if (states.get(point) != State.MISSING) {
                settle(point, State.FAILED, className + " cannot be woven: " + reason);
            }
        }
    }

    /** One line for each probe whose class was never loaded. */
    void tellNotLoaded() {
        for (Point point : targets.points()) {
            if (!states.containsKey(point)) {
                UserProbe probe = point.probe();
                log.accept(probe.where() + ": " + probe.className() + " was never loaded, so nothing was measured");
            }
        }
    }

    List<Hook> hooks() {
        return targets.points().stream()
                .map(point -> {
                    UserProbe probe = point.probe();
                    State state = states.getOrDefault(point, State.NOT_LOADED);
                    return new Hook(
                            probe.implementation(),
                            probe.operation(),
                            probe.className(),
                            probe.method(),
                            probe.descriptor(),
                            "",
                            state,
                            state == State.WOVEN ? "" : told.getOrDefault(point, ""));
                })
                .toList();
    }

    /** Such as {@code ; own probes: woven 2 of 4, 1 not loaded yet, 1 missing}. */
    String summary() {
        StringBuilder text = new StringBuilder("; own probes: woven ");
        text.append(count(State.WOVEN)).append(" of ").append(targets.points().size());
        for (State state : List.of(State.NOT_LOADED, State.MISSING, State.FAILED)) {
            long count = count(state);
            if (count > 0) {
                text.append(", ").append(count).append(' ').append(state);
            }
        }
        return text.toString();
    }

    /**
     * A line for each method that is woven by now: implementation, operation, class and method. A method that takes its
     * own monitor before the probe sees it is marked {@code synchronized}.
     */
    String methods() {
        return targets.points().stream()
                .filter(point -> states.get(point) == State.WOVEN)
                .map(point -> point.probe().text() + (synchronizedOnes.contains(point) ? " synchronized" : ""))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void onTransformation(
            TypeDescription type, ClassLoader loader, JavaModule module, boolean loaded, DynamicType dynamicType) {
        for (Point point : fitting(type, loader)) {
            states.put(point, State.WOVEN);
            if (point.probe().isSynchronizedIn(type)) {
                synchronizedOnes.add(point);
            }
        }
    }

    @Override
    public void onError(String className, ClassLoader loader, JavaModule module, boolean loaded, Throwable throwable) {
        failed(className, throwable);
    }

    private long count(State state) {
        return targets.points().stream()
                .filter(point -> states.getOrDefault(point, State.NOT_LOADED) == state)
                .count();
    }

    private void settle(Point point, State state, String fault) {
        states.merge(point, state, (before, now) -> before == State.WOVEN ? before : now);
        if (told.putIfAbsent(point, fault) == null) {
            log.accept(point.probe().where() + ": " + fault);
        }
    }

    /** A class that names what its loader does not find would not even link. */
    private static boolean seesProbes(ClassLoader loader) {
        try {
            return loader == null || loader.loadClass(UserProbes.class.getName()) == UserProbes.class;
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            return false;
        }
    }
}
