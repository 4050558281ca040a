package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.cli.bench.BenchSettings;
import io.lockspot.analyzer.cli.bench.Readiness;
import io.lockspot.analyzer.cli.live.AgentJar;
import io.lockspot.analyzer.cli.live.Jvms;
import io.lockspot.analyzer.model.bench.BenchPlan;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options that say what is run, and how. */
final class BenchOptions {

    private static final int MOST_RUNS = 99;
    private static final Duration WARMUP = Duration.ofSeconds(10);
    private static final Duration WINDOW = Duration.ofSeconds(30);

    /** Both sides must be measured alike, whatever it costs, and from the first operation on. */
    private static final List<String> ALIKE = List.of("timing=all", "budget=off", "jfr=before");

    @Option(
            names = "--before",
            required = true,
            paramLabel = "CMD",
            description = "Starts the server before the change: a line for sh.")
    private String before;

    @Option(names = "--after", required = true, paramLabel = "CMD", description = "Starts the server after the change.")
    private String after;

    @Option(names = "--runs", paramLabel = "N", description = "Runs of each, in turns (default: 5).")
    private Integer runs = 5;

    @Option(
            names = "--warmup",
            paramLabel = "TIME",
            description = "From readiness to the recorded window (default: 10s).")
    private Duration warmup;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            description = "Length of the window (default: 30s, or with --load until that ends).")
    private Duration duration;

    @Option(
            names = "--whole",
            description = "For programs that end by themselves: record each from its start to its end.")
    private boolean whole;

    @Option(
            names = "--load",
            paramLabel = "CMD",
            description = "Runs beside the server from its readiness on; the window ends with it.")
    private String load = "";

    @Option(
            names = "--ready-port",
            paramLabel = "[HOST:]PORT",
            description = "The server is ready when connections are accepted there.")
    private String readyPort;

    @Option(
            names = "--ready",
            paramLabel = "REGEX",
            description = "The server is ready when a line that it prints matches.")
    private Pattern ready;

    @Option(
            names = "--ready-url",
            paramLabel = "URL",
            description = "The server is ready when a GET is answered with a status below 400.")
    private String readyUrl;

    @Option(
            names = "--ready-timeout",
            paramLabel = "TIME",
            description = "How long to wait for readiness (default: 60s).")
    private Duration readyTimeout = Duration.ofSeconds(60);

    @Option(
            names = "--limit",
            paramLabel = "TIME",
            description = "How long a load without --duration, or a program with --whole, may take (default: 10m).")
    private Duration limit = Duration.ofMinutes(10);

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            description = "From SIGTERM to SIGKILL when a server is stopped (default: 10s).")
    private Duration grace = Duration.ofSeconds(10);

    @Option(
            names = "--agent-options",
            paramLabel = "OPTIONS",
            description = "For the agent, such as threshold=500us,profiler=off.")
    private String agentOptions = "";

    @Option(
            names = "--agent-jar",
            paramLabel = "JAR",
            description = "The agent's jar; the one beside this program unless given.")
    private Path agentJar;

    @Option(
            names = "--attach",
            description = "Attach the agent when the server is ready, rather than start the server with it.")
    private boolean attach;

    @Option(
            names = "--jvm",
            paramLabel = "NAME",
            description = "Part of the name of the server's main class, where a command starts several JVMs.")
    private String jvm = "";

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Where the recordings go (default: lockspot-bench, or the next free number).")
    private Path directory;

    Optional<Path> directory() {
        return Optional.ofNullable(directory);
    }

    /** Checks all that can be wrong before anything is started. */
    BenchSettings settings() throws UsageException, IOException {
        requireLinux(System.getProperty("os.name", ""), Path.of("/proc"));
        BenchSettings settings = checked();
        if (!whole) {
            // A Java that cannot talk to other JVMs says so now.
            Jvms.running();
        }
        return settings;
    }

    /** Which processes belong to a command, which of them listens, and who uses the CPUs is read from {@code /proc}. */
    static void requireLinux(String system, Path proc) throws IOException {
        if (!system.equals("Linux") || !Files.isReadable(proc.resolve("self/stat"))) {
            throw new IOException("lockspot bench needs Linux and its /proc, which "
                    + (system.equals("Linux") ? "is not there" : "this system (" + system + ") does not have")
                    + "; start each run with the agent yourself, both sides in turns, and use lockspot compare");
        }
    }

    private BenchSettings checked() throws UsageException, IOException {
        if (runs < 1 || runs > MOST_RUNS) {
            throw new UsageException("--runs must be from 1 to " + MOST_RUNS + ", not " + runs);
        }
        if (before.isBlank() || after.isBlank()) {
            throw new UsageException("--before and --after need a command each");
        }
        Readiness readiness = readiness();
        boolean timed = warmup != null || duration != null || !load.isBlank() || attach;
        if (whole && (timed || !readiness.words().isEmpty())) {
            throw new UsageException(
                    "--whole records a program from its start to its own end; it goes with none of --warmup, --duration,"
                            + " --load, --ready… and --attach");
        }
        if (duration != null && duration.isZero()) {
            throw new UsageException("--duration must be longer than nothing");
        }
        boolean fromStart =
                whole || !attach && BenchSettings.canStartWithAgent(before) && BenchSettings.canStartWithAgent(after);
        String forAgent = forAgent();
        Path jar = AgentJar.find(agentJar);
        if (!Files.isRegularFile(jar)) {
            throw new IOException(jar + ": there is no such jar");
        }
        Optional<Duration> window =
                Optional.ofNullable(whole || duration != null || !load.isBlank() ? duration : WINDOW);
        BenchPlan plan = new BenchPlan(
                before.strip(),
                after.strip(),
                runs,
                whole ? Duration.ZERO : warmup == null ? WARMUP : warmup,
                window,
                whole,
                load.strip(),
                readiness.words(),
                forAgent,
                fromStart);
        return new BenchSettings(plan, readiness, readyTimeout, limit, grace, jvm, jar);
    }

    private Readiness readiness() throws UsageException {
        return new Readiness(port(), Optional.ofNullable(ready), url());
    }

    private Optional<InetSocketAddress> port() throws UsageException {
        if (readyPort == null) {
            return Optional.empty();
        }
        int colon = readyPort.lastIndexOf(':');
        String host = colon < 0 ? "127.0.0.1" : readyPort.substring(0, colon).replaceAll("^\\[|]$", "");
        String port = readyPort.substring(colon + 1);
        if (host.isEmpty()
                || !port.matches("\\d{1,5}")
                || Integer.parseInt(port) < 1
                || Integer.parseInt(port) > 65535) {
            throw new UsageException("--ready-port " + readyPort + ": must be a port, or host:port");
        }
        return Optional.of(InetSocketAddress.createUnresolved(host, Integer.parseInt(port)));
    }

    private Optional<URI> url() throws UsageException {
        if (readyUrl == null) {
            return Optional.empty();
        }
        try {
            URI url = new URI(readyUrl);
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return Optional.of(url);
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new UsageException("--ready-url " + readyUrl + ": must be a URL such as http://127.0.0.1:8080/health");
    }

    private String forAgent() throws UsageException {
        List<String> given = Arrays.stream(agentOptions.split(","))
                .map(String::strip)
                .filter(o -> !o.isEmpty())
                .toList();
        for (String own : List.of("file", "duration", "help")) {
            if (given.stream().anyMatch(o -> key(o).equals(own))) {
                throw new UsageException("--agent-options " + own + ": is the bench's own to say");
            }
        }
        List<String> options = new ArrayList<>(ALIKE);
        options.removeIf(o -> given.stream().anyMatch(g -> key(g).equals(key(o))));
        options.addAll(given);
        return String.join(",", options);
    }

    private static String key(String option) {
        return option.replaceFirst("=.*", "").strip();
    }
}
