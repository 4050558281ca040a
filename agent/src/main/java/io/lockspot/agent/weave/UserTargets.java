package io.lockspot.agent.weave;

import io.lockspot.agent.probe.UserProbes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the user wants measured, by class. Made before the recorder asks for the counts; does not change any more. */
public final class UserTargets {

    /**
     * One method and what counts its calls.
     *
     * @param number of the probe in {@link UserProbes}
     */
    record Point(UserProbe probe, int number) {}

    private final List<Point> points = new ArrayList<>();
    private final Map<String, List<Point>> byClass = new HashMap<>();

    private UserTargets() {}

    /** Gives each method its counters. */
    public static UserTargets of(List<UserProbe> probes) {
        UserTargets targets = new UserTargets();
        for (UserProbe probe : probes) {
            Point point = new Point(probe, UserProbes.number(probe.implementation(), probe.operation()));
            targets.points.add(point);
            targets.byClass
                    .computeIfAbsent(probe.className(), name -> new ArrayList<>())
                    .add(point);
        }
        return targets;
    }

    boolean isEmpty() {
        return points.isEmpty();
    }

    List<Point> points() {
        return points;
    }

    /** What is wanted of a class, by its name; empty for nearly all. */
    List<Point> of(String className) {
        return byClass.getOrDefault(className, List.of());
    }
}
