package io.lockspot.samples.overhead.probes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs every benchmark in every setting, on every JDK that it is given, in turn, as many rounds as asked for: each a JVM
 * of its own. Prints the median of the rounds with their range, and bytes that the calling thread allocates per call. A
 * benchmark calls its probe as often as it can, so the default setting is what it is for a busy thread. About a minute a
 * round and JDK.
 *
 * <p>{@code ProbeBench AGENT.jar ROUNDS JAVA_HOME…}; with {@code -Dbenchmarks=REGEX} only some.
 */
public final class ProbeBench {

    private static final String ALLOCATED_BY_ALL = "gc.alloc.rate.norm";
    private static final String ALLOCATED = "bytesOfThread";

    /** Bytes per call that are JMH's and those of events of waits and calls that were interrupted, spread over millions of calls. */
    private static final double NOTHING = 0.1;

    /** The same where only the bytes of all threads are known, the recorder's among them: of virtual threads. */
    private static final double NOTHING_OF_ALL = 0.5;

    private static final int ITERATIONS = 5;
    private static final TimeValue ITERATION = TimeValue.milliseconds(200);

    private final String agent;
    private final Path directory;
    private final Map<String, List<double[]>> measured = new TreeMap<>();

    private ProbeBench(String agent, Path directory) {
        this.agent = agent;
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException, RunnerException {
        ProbeBench bench = new ProbeBench(arguments[0], Files.createTempDirectory("probe-bench"));
        List<Path> homes = List.of(arguments).subList(2, arguments.length).stream()
                .map(Path::of)
                .toList();
        for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
            for (Path home : homes) {
                for (Setting setting : Setting.values()) {
                    bench.run(home, setting);
                }
            }
        }
        bench.print();
        bench.removeFiles();
    }

    private void run(Path home, Setting setting) throws IOException, RunnerException {
        String jdk = home.getFileName().toString().replaceAll("^\\D*(\\d+).*$", "$1");
        if (setting.virtual && Integer.parseInt(jdk) < 21) {
            return;
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(System.getProperty("benchmarks", setting.benchmarks))
                .jvm(home.resolve("bin/java").toString())
                .jvmArgs(jvmArguments(setting))
                .forks(1)
                .threads(1)
                .warmupIterations(4)
                .warmupTime(TimeValue.milliseconds(300))
                .measurementIterations(ITERATIONS)
                .measurementTime(ITERATION)
                .shouldFailOnError(true)
                .output(directory.resolve("jmh.log").toString())
                .verbosity(VerboseMode.SILENT)
                .addProfiler(GCProfiler.class);
        for (RunResult result : new Runner(options.build()).run()) {
            double nanos = result.getPrimaryResult().getScore();
            double allocated = allocated(result, nanos, setting);
            String name = result.getParams().getBenchmark().replaceAll("^.*\\.(\\w+\\.\\w+)$", "$1");
            String row = String.format("| %s | %s | %s", name, setting.description, jdk);
            measured.computeIfAbsent(row, r -> new ArrayList<>()).add(new double[] {nanos, allocated});
            System.err.printf("%s: %.1f ns, %.3f B%n", row, nanos, allocated);
        }
    }

    /** Bytes per call. */
    private static double allocated(RunResult result, double nanos, Setting setting) {
        if (setting.virtual) {
            return secondary(result, ALLOCATED_BY_ALL).getScore();
        }
        double calls = ITERATIONS * ITERATION.convertTo(TimeUnit.NANOSECONDS) / nanos;
        return secondary(result, ALLOCATED).getStatistics().getSum() / calls;
    }

    private static Result<?> secondary(RunResult result, String name) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(e -> e.getKey().endsWith(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("JMH reports no " + name));
    }

    private String[] jvmArguments(Setting setting) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"));
        if (setting.virtual) {
            arguments.add("-Djmh.executor=VIRTUAL");
        }
        if (setting.agent != null) {
            Path probes = directory.resolve("bench.probes");
            Files.writeString(probes, "bench close " + Woven.class.getName() + " work()\n");
            arguments.add("-javaagent:" + agent + "=profiler=off,budget=off,file=" + directory + "/%p-%t.jfr,probes="
                    + probes + setting.agent);
        }
        return arguments.toArray(String[]::new);
    }

    private void removeFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private void print() {
        System.out.println("| benchmark | setting | JDK | ns per call | range | B per call |");
        System.out.println("|---|---|---|---|---|---|");
        measured.forEach((row, rounds) -> {
            double[] nanos = rounds.stream().mapToDouble(r -> r[0]).sorted().toArray();
            double[] bytes = rounds.stream().mapToDouble(r -> r[1]).sorted().toArray();
            System.out.printf(
                    "%s | %.1f | %.1f–%.1f | %.2f |%n",
                    row, median(nanos), nanos[0], nanos[nanos.length - 1], median(bytes));
        });
        String allocating = measured.entrySet().stream()
                .filter(entry -> allocates(entry.getKey(), entry.getValue()))
                .map(entry -> "\n" + entry.getKey() + " |")
                .collect(Collectors.joining());
        System.out.println("\nnothing allocated: " + (allocating.isEmpty() ? "met" : "not met by" + allocating));
    }

    private static boolean allocates(String row, List<double[]> rounds) {
        double nothing = row.contains(Setting.VIRTUAL.description) ? NOTHING_OF_ALL : NOTHING;
        return rounds.stream().mapToDouble(r -> r[1]).max().orElseThrow() >= nothing;
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** How a benchmark is run. */
    private enum Setting {
        BARE("no agent", null, "Woven", false),
        DEFAULT("default", "", "Calls|Woven.method", false),
        ALL("every call timed", ",timing=all", "Calls|Woven.method", false),
        NONE("counted only", ",timing=none", "Calls|Woven.method", false),
        VIRTUAL("default, virtual thread", "", "Calls", true);

        private final String description;
        private final String agent;
        private final String benchmarks;
        private final boolean virtual;

        Setting(String description, String agent, String benchmarks, boolean virtual) {
            this.description = description;
            this.agent = agent;
            this.benchmarks = benchmarks;
            this.virtual = virtual;
        }
    }
}
