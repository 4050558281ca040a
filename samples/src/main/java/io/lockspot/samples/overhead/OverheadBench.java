package io.lockspot.samples.overhead;

import io.lockspot.samples.bench.ResultOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what the agent and other tools cost. Exit codes: 0 fine, 1 something did not run, 2 wrong usage. */
@Command(
        name = "overhead",
        description =
                "What the agent costs, and what others do: starts, loops over probed methods, servers under load.",
        sortOptions = false)
public final class OverheadBench implements Callable<Integer> {

    private static final List<String> SERVERS = List.of("nio", "netty-epoll-4.1", "netty-epoll-4.2", "tomcat");
    private static final List<String> FEW_SERVERS = List.of("nio");
    private static final List<String> FEW_SETTINGS =
            List.of(Settings.AGENT, "agent-no-profiler", "ap-trace-1ms", Settings.JFR_TIMING, Settings.BARE_AGAIN);

    @Spec
    private CommandSpec spec;

    @Option(names = "--short", description = "three minutes: few short rounds, JDK 25, one server, few settings")
    private boolean brief;

    @Option(
            names = "--quiet",
            paramLabel = "KIND",
            description =
                    "for a machine that does nothing else, as many rounds as fit into their time: startup (5 min),"
                            + " loops (8), servers (20), within (10) or peers (10)")
    private Quiet quiet;

    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "PART",
            description = "what to measure: ${COMPLETION-CANDIDATES}; all without it (--short: all but within)")
    private List<Workload.Part> parts;

    @Option(names = "--pairs", paramLabel = "N", description = "runs of each setting (10; --short: 3)")
    private Integer pairs;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            description = "measured of each run without a tool (5; --short: 1)")
    private Double duration;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = "not measured before that (3; --short: 0.6)")
    private Double warmUp;

    @Option(
            names = "--servers",
            split = ",",
            paramLabel = "SERVER",
            description = "nio, tomcat, jetty, undertow, netty-epoll-4.1, netty-epoll-4.2, virtual-threads"
                    + " (nio,netty-epoll-4.1,netty-epoll-4.2,tomcat; --short: nio)")
    private List<String> servers;

    @Option(
            names = "--settings",
            split = ",",
            paramLabel = "SETTING",
            description = "bare is always one of them: agent, agent-no-profiler, agent-no-budget, agent-all,"
                    + " agent-count-only, agent-no-locks, ap-trace, ap-trace-1ms, jfr,"
                    + " jfr-timing, jfr-trace, otel, bare-again; without it, all that can be had (--short: all but ap-trace,"
                    + " jfr, jfr-trace, otel)")
    private List<String> names;

    @Option(
            names = "--agent",
            paramLabel = "NAME=OPTIONS",
            description = "one more setting: the agent with those options, such as few=threshold=1s,profiler=off")
    private Map<String, String> agents = new LinkedHashMap<>();

    @Option(
            names = "--jdk",
            split = ",",
            paramLabel = "JDK",
            description = "17, 25 or directories (17,25; --short: 25)")
    private List<String> jdks;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "16",
            description = "connections open at a time (${DEFAULT-VALUE})")
    private int concurrency;

    @Option(names = "--no-pinning", description = "let server and load run on all cores")
    private boolean noPinning;

    @Option(
            names = "--agent-jar",
            paramLabel = "JAR",
            description = "the agent to measure, instead of the one built here")
    private Path agentJar;

    @Option(
            names = "--otel",
            paramLabel = "JAR",
            description = "OpenTelemetry's agent, instead of what -Poverhead fetched")
    private Path openTelemetry;

    @Mixin
    private ResultOptions results;

    private OverheadBench() {}

    public static void main(String[] args) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new OverheadBench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (!(e instanceof BenchException)) {
                        throw e;
                    }
                    err.println("overhead: " + e.getMessage());
                    return 1;
                })
                .execute(args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (quiet != null) {
            expand(quiet);
        }
        Plan plan = plan();
        Cores cores = Cores.of(!noPinning);
        List<JavaHome> homes;
        try {
            homes = homes();
            (servers == null ? List.<String>of() : servers).forEach(ServerName::of);
        } catch (BenchException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        try (Places places = Places.of(agentJar, openTelemetry)) {
            Settings settings = new Settings(places);
            agents.forEach(settings::addAgent);
            List<Setting> wanted = wanted(settings);
            List<Workload> workloads = new Workloads(plan, places, cores)
                    .of(parts(), servers != null ? servers : brief ? FEW_SERVERS : SERVERS);
            cores.pinLoad();
            Bench bench = new Bench(plan, settings, places, spec.commandLine().getErr());
            return report(bench, plan, cores, homes, workloads, wanted, settings.agents());
        }
    }

    private int report(
            Bench bench,
            Plan plan,
            Cores cores,
            List<JavaHome> homes,
            List<Workload> workloads,
            List<Setting> wanted,
            List<String> ours)
            throws IOException, InterruptedException {
        Machine before = Machine.now(cores);
        String failure = "";
        try {
            bench.run(homes, workloads, wanted);
        } catch (BenchException e) {
            failure = e.getMessage();
        }
        Result result = new Result(before, Machine.now(cores), plan, bench.trials(), ours, bench.notes(), failure);
        new ResultTables(spec.commandLine().getOut(), result).print();
        results.write(() -> ResultJson.of(result));
        if (!failure.isEmpty()) {
            spec.commandLine().getErr().println("overhead: " + failure);
            return 1;
        }
        return 0;
    }

    /** What is said besides counts. */
    private void expand(Quiet kind) {
        parts = List.of(kind.part);
        pairs = pairs == null ? Integer.valueOf(kind.pairs) : pairs;
        duration = duration == null ? Double.valueOf(kind.duration) : duration;
        warmUp = warmUp == null ? Double.valueOf(kind.warmUp) : warmUp;
        servers = servers == null ? kind.servers : servers;
        names = names == null ? kind.settings : names;
        jdks = jdks == null ? here(kind.jdks) : jdks;
    }

    private static List<String> here(List<String> features) {
        List<String> there = features.stream()
                .filter(feature -> {
                    try {
                        return JavaHome.feature(Integer.parseInt(feature)).isPresent();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
        return there.isEmpty() ? null : there;
    }

    private List<Workload.Part> parts() {
        return parts != null
                ? parts
                : Arrays.stream(Workload.Part.values())
                        .filter(part -> !brief || part != Workload.Part.WITHIN)
                        .toList();
    }

    private Plan plan() {
        int rounds = pairs != null ? pairs : brief ? 3 : 10;
        double measured = duration != null ? duration : brief ? 1 : 5;
        double unmeasured = warmUp != null ? warmUp : brief ? 0.6 : 3;
        if (rounds < 1 || concurrency < 1 || !(measured >= 0.1) || !(unmeasured >= 0.1)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--pairs and --concurrency must be at least 1, --duration and --warm-up at least 0.1");
        }
        Duration limit = quiet == null || pairs != quiet.pairs ? Duration.ZERO : quiet.limit;
        return new Plan(rounds, limit, seconds(unmeasured), seconds(measured), concurrency);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1e3));
    }

    private List<JavaHome> homes() throws IOException {
        List<JavaHome> homes = new ArrayList<>();
        if (jdks != null) {
            for (String jdk : jdks) {
                homes.add(JavaHome.find(jdk));
            }
            return homes;
        }
        for (int feature : brief ? new int[] {25} : new int[] {17, 25}) {
            JavaHome.feature(feature).ifPresent(homes::add);
        }
        return homes.isEmpty() ? List.of(JavaHome.find(System.getProperty("java.home"))) : homes;
    }

    private List<Setting> wanted(Settings settings) {
        List<String> wanted = new ArrayList<>(names != null ? names : brief ? FEW_SETTINGS : settings.names());
        agents.keySet().stream().filter(name -> !wanted.contains(name)).forEach(wanted::add);
        // At the other end of each round than the bare run: together they tell how far the machine drifts.
        boolean again = wanted.remove(Settings.BARE_AGAIN);
        wanted.remove(Setting.BARE.name());
        wanted.add(0, Setting.BARE.name());
        if (again) {
            wanted.add(Settings.BARE_AGAIN);
        }
        return wanted.stream().distinct().map(settings::named).toList();
    }
}
