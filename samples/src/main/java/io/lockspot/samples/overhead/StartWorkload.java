package io.lockspot.samples.overhead;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The start of a program that does nothing, to its {@code main}, and its end. */
final class StartWorkload implements Workload {

    private static final double USUAL_SECONDS = 0.7;

    private final Places places;
    private final Cores cores;

    StartWorkload(Places places, Cores cores) {
        this.places = places;
        this.cores = cores;
    }

    @Override
    public Part part() {
        return Part.STARTUP;
    }

    @Override
    public String label() {
        return "start-up";
    }

    @Override
    public List<Method> methods() {
        return Method.JDK_NIO;
    }

    @Override
    public void calibrate(JavaHome jdk, Path work) throws IOException, InterruptedException {
        // brings the JDK into the page cache
        run(jdk, Setting.BARE, work);
    }

    @Override
    public Reading run(JavaHome jdk, Setting setting, Path work) throws IOException, InterruptedException {
        List<String> command = Commands.java(
                cores.everywherePrefix(), jdk, setting, this, places.classPath(""), FirstLine.class.getName());
        Instant start = Instant.now();
        try (Child child = Child.start("a program that does nothing with " + setting.name(), command, work)) {
            long main = Long.parseLong(child.firstLine());
            long cpu = ProcessCpu.nanos(child.pid());
            long end = child.end();
            setting.check(work, child);
            return new Reading.Builder()
                    .put(Metric.START, main - (start.getEpochSecond() * 1_000_000_000L + start.getNano()))
                    .put(Metric.START_CPU, cpu)
                    .put(Metric.END, end)
                    .build();
        }
    }

    @Override
    public double seconds() {
        return USUAL_SECONDS;
    }
}
