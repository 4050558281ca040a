package io.lockspot.samples.overhead;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A loop over probed methods and nothing else. Each run takes the same time and turns as often as it can. */
final class LoopWorkload implements Workload {

    /** Whose methods are called. */
    enum Kind {
        /** The JDK's channels and selector. */
        JDK("jdk-nio"),
        /** Two methods of a class of the program's own, which take a nanosecond. */
        OWN("own");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private static final double START_SECONDS = 0.5;

    private final Kind kind;
    private final Plan plan;
    private final Places places;
    private final Cores cores;

    LoopWorkload(Kind kind, Plan plan, Places places, Cores cores) {
        this.kind = kind;
        this.plan = plan;
        this.places = places;
        this.cores = cores;
    }

    @Override
    public Part part() {
        return Part.LOOPS;
    }

    @Override
    public String label() {
        return kind.label();
    }

    @Override
    public List<Method> methods() {
        return kind == Kind.JDK ? Method.JDK_NIO : Method.OWN;
    }

    @Override
    public void calibrate(JavaHome jdk, Path work) {
        // it takes its time anyway
    }

    @Override
    public Reading run(JavaHome jdk, Setting setting, Path work) throws IOException, InterruptedException {
        List<String> command = Commands.java(
                cores.everywherePrefix(),
                jdk,
                setting,
                this,
                places.classPath(""),
                ProbedLoop.class.getName(),
                kind.label(),
                millis(plan.warmUp()),
                millis(plan.duration()));
        String name = "the loop " + kind.label() + " with " + setting.name();
        try (Child child = Child.start(name, command, work)) {
            String[] numbers = child.line(limitSeconds()).split(" ");
            child.end();
            setting.check(work, child);
            double turns = Double.parseDouble(numbers[0]);
            double wall = Double.parseDouble(numbers[3]);
            return new Reading.Builder()
                    .put(Metric.UNITS, turns)
                    .put(Metric.ALL_UNITS, Double.parseDouble(numbers[4]))
                    .put(Metric.CPU, Double.parseDouble(numbers[1]) / turns)
                    .put(Metric.PROCESS_CPU, Double.parseDouble(numbers[2]) / turns)
                    .put(Metric.RATE, turns * 1e9 / wall)
                    .build();
        }
    }

    @Override
    public double seconds() {
        return START_SECONDS + plan.seconds();
    }

    private int limitSeconds() {
        return 60 + (int) (30 * plan.seconds());
    }

    private static String millis(Duration time) {
        return Long.toString(Math.max(1, time.toMillis()));
    }
}
