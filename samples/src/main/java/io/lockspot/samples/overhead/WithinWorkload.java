package io.lockspot.samples.overhead;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A server under load in which the agent comes and goes: each run is a stay of the agent, or a time without it, in a process
 * that goes on. What differs from process to process, such as where things lie in memory, is the same for both of a pair.
 * After every few rounds comes a fresh process.
 */
final class WithinWorkload implements Workload {

    /** With one process: an even number, so that its rounds go in both directions. */
    static final int ROUNDS = 4;

    /** A JVM that does not warn of agents that come while it runs. */
    private static final Setting ATTACHABLE =
            Setting.tool("attachable", 0, "", Setting.Ways.ALL, workload -> List.of("-XX:+EnableDynamicAgentLoading"));

    private static final double CHANGE_SECONDS = 1;

    /** Of a fresh process, in warm-ups. */
    private static final int LEAST_START = 2;

    private static final int MOST_START = 5;

    /** Of a stay, in tenths of a warm-up: much longer, and the stays would not be alike. */
    private static final int MOST_TENTHS = 11;

    private final ServerName name;
    private final Plan plan;
    private final Places places;
    private final Cores cores;
    private ServedProcess server;

    WithinWorkload(ServerName name, Plan plan, Places places, Cores cores) {
        this.name = name;
        this.plan = plan;
        this.places = places;
        this.cores = cores;
    }

    @Override
    public Part part() {
        return Part.WITHIN;
    }

    @Override
    public String label() {
        return name.label();
    }

    @Override
    public List<Method> methods() {
        return name.methods();
    }

    @Override
    public String missing(JavaHome jdk) {
        return name.missing(jdk);
    }

    @Override
    public void calibrate(JavaHome jdk, Path work) {
        // a run takes its time, whatever is served
    }

    @Override
    public void begin(int round) throws IOException, InterruptedException {
        if (round % ROUNDS == 0) {
            end();
        }
    }

    @Override
    public Reading run(JavaHome jdk, Setting setting, Path work) throws IOException, InterruptedException {
        if (server == null) {
            server = start(jdk);
            warmUp();
            // The agent's own code is to be compiled, too, before the first stay.
            server.change(Optional.of(""));
            warmUp();
        }
        server.change(setting.agent());
        server.settle(plan.warmUp(), plan.warmUp().multipliedBy(MOST_TENTHS).dividedBy(10));
        return server.measure(plan.duration());
    }

    private void warmUp() throws IOException, InterruptedException {
        server.settle(plan.warmUp().multipliedBy(LEAST_START), plan.warmUp().multipliedBy(MOST_START));
    }

    private ServedProcess start(JavaHome jdk) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(places.scratch(), "within");
        Child child = Child.start(
                "server " + name.label() + " on JDK " + jdk.feature(),
                Commands.server(name, jdk, ATTACHABLE, this, places, cores),
                own);
        try {
            return new ServedProcess(
                    child, places.agent(), own, Integer.parseInt(child.firstLine()), plan.concurrency());
        } catch (IOException | InterruptedException | RuntimeException e) {
            child.close();
            throw e;
        }
    }

    @Override
    public void end() throws IOException, InterruptedException {
        if (server != null) {
            try (ServedProcess last = server) {
                server = null;
                last.end();
            }
        }
    }

    @Override
    public double seconds() {
        return CHANGE_SECONDS + plan.seconds();
    }
}
