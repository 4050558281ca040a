package io.lockspot.samples.overhead;

import io.lockspot.samples.load.Clients;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A server under load. The load is in this process: it is warm from the first round on and the same for all. Every run
 * serves at least the same number of connections to get warm, and exactly the same number that is measured.
 */
final class ServerWorkload implements Workload {

    private static final double START_AND_STOP_SECONDS = 1.2;
    private static final int MOST_SLICES = 10;
    /** Share of the process's CPU time, in a slice of the warm-up, up to which it counts as warm. */
    private static final double STILL_COMPILING = 0.03;

    private final ServerName server;
    private final Plan plan;
    private final Places places;
    private final Cores cores;
    private long warmUp = 1;
    private long connections = 1;

    ServerWorkload(ServerName server, Plan plan, Places places, Cores cores) {
        this.server = server;
        this.plan = plan;
        this.places = places;
        this.cores = cores;
    }

    @Override
    public Part part() {
        return Part.SERVERS;
    }

    @Override
    public String label() {
        return server.label();
    }

    @Override
    public List<Method> methods() {
        return server.methods();
    }

    @Override
    public String missing(JavaHome jdk) {
        return server.missing(jdk);
    }

    /** A rate of the second half: the first is not warm. */
    @Override
    public void calibrate(JavaHome jdk, Path work) throws IOException, InterruptedException {
        try (Child child = start(jdk, Setting.BARE, work)) {
            int port = port(child);
            make(child, port, Long.MAX_VALUE, plan.warmUp());
            Clients.Made made = make(child, port, Long.MAX_VALUE, plan.duration());
            double rate = made.connections() * 1e9 / made.wallTime();
            warmUp = count(rate, plan.warmUp());
            connections = count(rate, plan.duration());
            child.end();
        }
    }

    @Override
    public Reading run(JavaHome jdk, Setting setting, Path work) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (Child child = start(jdk, setting, work)) {
            int port = port(child);
            long ready = System.nanoTime() - start;
            long readyCpu = ProcessCpu.nanos(child.pid());
            long before = warmUp(child, port);
            long cpu = ProcessCpu.nanos(child.pid());
            Clients.Made made = make(child, port, connections, limit());
            cpu = ProcessCpu.nanos(child.pid()) - cpu;
            long end = child.end();
            setting.check(work, child);
            return new Reading.Builder()
                    .put(Metric.UNITS, connections)
                    .put(Metric.ALL_UNITS, before + connections)
                    .put(Metric.CPU, (double) cpu / connections)
                    .put(Metric.RATE, connections * 1e9 / made.wallTime())
                    .put(Metric.BUSY, (double) cpu / made.wallTime())
                    .put(Metric.START, ready)
                    .put(Metric.START_CPU, readyCpu)
                    .put(Metric.END, end)
                    .build();
        }
    }

    /**
     * Until the compiler has next to nothing to do; not for ever, for there are tools that keep it busy.
     *
     * @return connections that it took
     */
    private long warmUp(Child child, int port) throws IOException, InterruptedException {
        make(child, port, warmUp, limit());
        long made = warmUp;
        long slice = Math.max(1, warmUp / 2);
        boolean warm = false;
        for (int i = 0; i < MOST_SLICES && !warm; i++) {
            long cpu = ProcessCpu.nanos(child.pid());
            long compiler = ProcessCpu.compilerNanos(child.pid());
            make(child, port, slice, limit());
            made += slice;
            compiler = ProcessCpu.compilerNanos(child.pid()) - compiler;
            warm = compiler <= STILL_COMPILING * (ProcessCpu.nanos(child.pid()) - cpu);
        }
        return made;
    }

    @Override
    public double seconds() {
        return START_AND_STOP_SECONDS + plan.seconds() + plan.warmUp().toMillis() / 1e3;
    }

    private Child start(JavaHome jdk, Setting setting, Path work) throws IOException {
        return Child.start(
                "server " + server.label() + " with " + setting.name() + " on JDK " + jdk.feature(),
                Commands.server(server, jdk, setting, this, places, cores),
                work);
    }

    private static int port(Child child) throws IOException, InterruptedException {
        return Integer.parseInt(child.firstLine());
    }

    private Clients.Made make(Child child, int port, long count, Duration limit)
            throws IOException, InterruptedException {
        try {
            return Clients.make(port, count, plan.concurrency(), limit);
        } catch (IOException e) {
            throw new BenchException("server " + server.label() + ": " + e.getMessage() + child.lastWords());
        }
    }

    /** Slower than without a tool is one thing, not getting on another. */
    private Duration limit() {
        return plan.warmUp().plus(plan.duration()).multipliedBy(10).plusSeconds(30);
    }

    private static long count(double rate, Duration time) {
        return Math.max(1, Math.round(rate * time.toMillis() / 1e3));
    }
}
