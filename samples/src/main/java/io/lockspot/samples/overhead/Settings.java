package io.lockspot.samples.overhead;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings by name. */
final class Settings {

    /** The first version of the JDK with JFR's method timing. */
    static final int METHOD_TIMING = 25;

    static final String AGENT = "agent";
    static final String BARE_AGAIN = "bare-again";

    /** In a loop that does nothing but what is probed, the budget would soon turn the probes off. */
    static final String AGENT_UNBOUNDED = "agent-no-budget";

    static final String JFR_TIMING = "jfr-timing";

    /** The tools that are compared with the agent, per call of a probed method. */
    static final List<String> PEERS = List.of("ap-trace", "ap-trace-1ms", JFR_TIMING, "jfr-trace", "otel");

    /** Those of them that, as the agent does, miss no call. */
    static final List<String> COUNTING_PEERS = List.of("ap-trace", JFR_TIMING, "jfr-trace", "otel");

    /** With its default settings, as people leave it on. */
    private static final String FLIGHT_RECORDING = "-XX:StartFlightRecording:filename=jfr.jfr";

    private final Places places;
    private final Map<String, Setting> all = new LinkedHashMap<>();

    Settings(Places places) throws IOException {
        this.places = places;
        add(Setting.BARE);
        add(Setting.bare(BARE_AGAIN));
        addAgent(AGENT, "");
        addAgent("agent-no-profiler", "profiler=off");
        addAgent(AGENT_UNBOUNDED, "profiler=off,budget=off");
        addAgent("agent-all", "profiler=off,budget=off,timing=all");
        addAgent("agent-count-only", "profiler=off,timing=none");
        addAgent("agent-no-locks", "profiler=off,lockWaits=none");
        asyncProfiler("ap-trace", "");
        asyncProfiler("ap-trace-1ms", ":1ms");
        add(Setting.tool("jfr", 0, "jfr.jfr", Setting.Ways.ALL, workload -> List.of(FLIGHT_RECORDING)));
        methods(JFR_TIMING, "method-timing");
        methods("jfr-trace", "method-trace");
        if (places.openTelemetry() != null) {
            add(Setting.tool("otel", 0, "", Setting.Ways.NOT_THE_JDK, this::openTelemetry));
        }
    }

    /** @param options as after {@code -javaagent:lockspot-agent.jar=}, without the file */
    void addAgent(String name, String options) {
        add(new Setting(
                name, 0, "agent.jfr", Setting.Ways.ALL, Optional.of(options), workload -> agent(workload, options)));
    }

    /** @throws BenchException when there is none of that name */
    Setting named(String name) {
        Setting setting = all.get(name);
        if (setting == null) {
            String hint = name.equals("otel") ? ": build with -Poverhead, or name its jar with --otel" : "";
            throw new BenchException("no setting '" + name + "'" + hint + "; there are "
                    + String.join(", ", all.keySet()) + ", and those of --agent NAME=OPTIONS");
        }
        return setting;
    }

    List<String> names() {
        return List.copyOf(all.keySet());
    }

    /** Those of lockspot's agent. */
    List<String> agents() {
        return all.values().stream()
                .filter(setting -> setting.agent().isPresent())
                .map(Setting::name)
                .toList();
    }

    private void add(Setting setting) {
        all.put(setting.name(), setting);
    }

    private List<String> agent(Workload workload, String options) {
        List<String> parts = new ArrayList<>(List.of("file=agent.jfr"));
        if (!options.isEmpty()) {
            parts.add(options);
        }
        if (workload.methods().equals(Method.OWN)) {
            parts.add("probes=" + ownProbes());
        }
        return List.of("-javaagent:" + places.agent() + "=" + String.join(",", parts));
    }

    private Path ownProbes() {
        Path file = places.scratch().resolve("own.probes");
        String owner = OwnSelector.class.getName();
        try {
            return Files.writeString(
                    file, "own register " + owner + " register(int)\nown close " + owner + " close(int)\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void asyncProfiler(String name, String latency) throws IOException {
        String library = places.asyncProfiler().toString();
        add(Setting.tool(
                name,
                0,
                "ap.jfr",
                Setting.Ways.ALL,
                workload -> List.of("-agentpath:" + library + "=start"
                        + Method.forAsyncProfiler(workload.methods(), latency) + ",loglevel=none,file=ap.jfr")));
    }

    /** What JFR does with methods that it is told. */
    private void methods(String name, String option) {
        add(Setting.tool(
                name,
                METHOD_TIMING,
                "jfr.jfr",
                Setting.Ways.ALL,
                workload -> List.of(FLIGHT_RECORDING + "," + option + "=" + Method.forJfr(workload.methods()))));
    }

    /** With everything that would leave the process switched off; spans are made all the same. */
    private List<String> openTelemetry(Workload workload) {
        List<String> arguments = new ArrayList<>(List.of("-javaagent:" + places.openTelemetry()));
        for (String signal : List.of("traces", "metrics", "logs")) {
            arguments.add("-Dotel." + signal + ".exporter=none");
        }
        if (workload.methods().equals(Method.OWN)) {
            arguments.add("-Dotel.instrumentation.methods.include=" + Method.forOpenTelemetry(Method.OWN));
        }
        return arguments;
    }
}
