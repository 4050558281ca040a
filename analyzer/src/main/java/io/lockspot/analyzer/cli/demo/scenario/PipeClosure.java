package io.lockspot.analyzer.cli.demo.scenario;

import io.lockspot.analyzer.model.Measure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Very many pipes are torn down at once by the processes at their ends. */
final class PipeClosure implements Scenario {

    private static final int THREADS = 64;

    private static final Measurement TEAR_DOWN = Measurements.mean("close", "close()");
    private static final Measurement WAITS =
            Measurements.sampleRatio("lock-waits-per-close", "lock waits per close", "locks.all.waits", "tornDown");
    private static final Measurement PER_PIPE =
            Measurements.sampleTime("time-per-pipe", "whole tear-down, per pipe", "timePerPipe");

    @Override
    public String name() {
        return "pipe-closure";
    }

    @Override
    public String story() {
        return "very many pipes are torn down at once, and a release of a lock wakes everybody, "
                + "as in DragonFly BSD until 2017";
    }

    @Override
    public String explanation(Variant variant) {
        return switch (variant) {
            case BEFORE -> "all threads tear down at once, page by page, and every release of the lock wakes them all";
            case AFTER -> "a queued mutex per CPU lets one thread in, pages are removed in bulk, in bursts of 32";
        };
    }

    @Override
    public String mainClass() {
        return "io.lockspot.samples.pipeclosure.PipeClosure";
    }

    @Override
    public Load load(LoadOptions options) {
        int pipes = options.inOperations(name()).operations().orElse(5_000);
        return Load.of(
                "pipes",
                pipes,
                "threads",
                THREADS,
                "--pipes",
                Integer.toString(pipes),
                "--threads",
                Integer.toString(THREADS),
                "--limit",
                "60");
    }

    @Override
    public Optional<String> probes() {
        return Optional.of("pipeclosure.probes");
    }

    /** There are dozens of waits for each close: an event for every one of them would be most of the work. */
    @Override
    public List<String> agentOptions() {
        return List.of("lockThreshold=1ms");
    }

    @Override
    public Map<String, String> exactCounts() {
        return Map.of("close", "tornDown");
    }

    @Override
    public List<String> sampleNumbers() {
        return List.of("pipes", "tornDown", "timePerPipe", "locks.all.waits", "work.cpuMessages");
    }

    @Override
    public List<Measurement> measurements() {
        return List.of(
                TEAR_DOWN,
                Measurements.p99("close", "close()"),
                WAITS,
                Measurements.lockWait("close"),
                Measurements.mean("release", "release"),
                Measurements.sampleRatio(
                        "cpu-messages-per-close", "messages to CPUs per close", "work.cpuMessages", "tornDown"),
                PER_PIPE);
    }

    @Override
    public Claim claim() {
        return new Claim(
                "A queued mutex per CPU, with pages removed in bulk,",
                "a lock",
                WAITS,
                "close",
                "close()",
                TEAR_DOWN,
                PER_PIPE,
                "the whole tear-down");
    }

    @Override
    public Optional<Further> further() {
        return Optional.of(new Further(
                "as pipes grow", "java -cp samples/target/lockspot-samples.jar " + mainClass() + " after --sweep"));
    }

    @Override
    public View view() {
        return View.of(Measure.LOCK_WAIT, "Kernel.tearDown");
    }
}
