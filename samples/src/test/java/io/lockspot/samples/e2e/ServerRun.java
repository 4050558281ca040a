package io.lockspot.samples.e2e;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A finished run of one of the servers with the agent. The load ends before the server does: each of its connections was
 * accepted and answered, and the server closes what is left of them before it ends. So the counts depend on no timing.
 *
 * @param load what the load generator counted
 * @param operations what the agent counted
 */
record ServerRun(JsonNode load, JsonNode operations) {

    private static final String UNAVAILABLE = "is not available here: ";

    /** Connections of all kinds; 168 are closed by the server, 72 by the client after five requests, 60 are reset. */
    static final int CONNECTIONS = 300;

    private static final String[] LOAD = {
        "--connections",
        Integer.toString(CONNECTIONS),
        "--concurrency",
        "8",
        "--keep-alive",
        "0.3",
        "--requests-per-connection",
        "5",
        "--abrupt",
        "0.2"
    };

    /** Under a load of every kind of connection. */
    static ServerRun mixed(Jdk jdk, Path directory, String server, String libraries) throws InterruptedException {
        return of(jdk, directory, server, libraries, LOAD);
    }

    /** Under that load; skipped when the server says that this machine cannot run it. */
    static ServerRun of(Jdk jdk, Path directory, String server, String libraries, String... load)
            throws InterruptedException {
        try (ChildJvm child = server(jdk, directory, server, libraries).start()) {
            String port = child.awaitFirstLine();
            if (port.isEmpty()) {
                throw skippedOrFailed(child.await());
            }
            JsonNode sent = load(directory, port, load);
            ChildJvm.Ended ended = child.endInput();
            assertThat(ended.exitCode()).as("%s", ended).isZero();
            assertThat(last(ended).get("requests").asLong())
                    .as("requests that the server answered")
                    .isEqualTo(sent.get("requests").asLong());
            return new ServerRun(sent, operations(directory));
        }
    }

    /** What the agent counted in a recording of that directory. */
    static JsonNode operations(Path directory) throws InterruptedException {
        return new Storm(directory.resolve("server.jfr"), null)
                .lockspot("operations")
                .get("operations");
    }

    static String agent() {
        return "-javaagent:" + Products.agentJar() + "=file=server.jfr";
    }

    private static ChildJvm server(Jdk jdk, Path directory, String server, String libraries) {
        return ChildJvm.java(jdk, directory)
                .with("-XX:TieredStopAtLevel=1", "-Xmx256m", agent(), "-cp", Products.classPath(libraries))
                .with("io.lockspot.samples.servers.ServerMain", server);
    }

    private static JsonNode load(Path directory, String port, String... arguments) throws InterruptedException {
        ChildJvm.Ended ended = ChildJvm.java(Jdk.running(), directory)
                .with(
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Products.classPath("load"),
                        "io.lockspot.samples.load.LoadGenerator")
                .with("--port", port, "--limit", "60")
                .with(arguments)
                .run();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        return last(ended);
    }

    private static JsonNode last(ChildJvm.Ended ended) {
        return JsonMapper.shared().readTree(ended.lastLine());
    }

    private static AssertionError skippedOrFailed(ChildJvm.Ended ended) {
        String reason = ended.err()
                .lines()
                .filter(line -> line.contains(UNAVAILABLE))
                .findFirst()
                .orElseThrow(() -> new AssertionError(ended));
        System.out.println("skipped: " + reason);
        return Assumptions.abort(reason);
    }

    long connections() {
        return load.get("connections").asLong();
    }

    long count(String implementation, String operation) {
        return number(implementation, operation, "count");
    }

    long stillRegistered(String implementation, String operation) {
        return number(implementation, operation, "stillRegistered");
    }

    long errors() {
        return operations
                .valueStream()
                .mapToLong(row -> row.get("errors").asLong())
                .sum();
    }

    Set<String> implementations() {
        Set<String> names = new TreeSet<>();
        operations.forEach(row -> names.add(row.get("implementation").asString()));
        return names;
    }

    private long number(String implementation, String operation, String field) {
        return operations
                .valueStream()
                .filter(row -> row.get("implementation").asString().equals(implementation)
                        && row.get("operation").asString().equals(operation))
                .mapToLong(row -> row.get(field).asLong())
                .sum();
    }
}
