package io.lockspot.analyzer.cli.demo.scenario;

import java.util.List;
import java.util.Optional;

/** All scenarios. */
public final class Scenarios {

    private static final List<Scenario> ALL =
            List.of(new CloseStorm(), new Epmutex(), new EpmutexRcu(), new ReadyList(), new PipeClosure());

    private Scenarios() {}

    /** In the order in which they are listed; the first is the one that is run when nobody says which. */
    public static List<Scenario> all() {
        return ALL;
    }

    public static Optional<Scenario> named(String name) {
        return ALL.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    public static List<String> names() {
        return ALL.stream().map(Scenario::name).toList();
    }
}
