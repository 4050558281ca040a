package io.lockspot.agent;

import io.lockspot.agent.child.Child;
import io.lockspot.agent.child.Jdk;
import io.lockspot.agent.child.OpenMetricsReader;
import io.lockspot.agent.child.Recorded;
import io.lockspot.agent.child.Victim;
import io.lockspot.agent.victim.Closing;
import io.lockspot.agent.victim.Managing;
import io.lockspot.agent.victim.OneLock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What others can read of a running agent, by JMX and for Prometheus. */
class PublishedIT {

    private static final Pattern URL = Pattern.compile("metrics at (http://[^;]+)");

    @TempDir
    private Path directory;

    static List<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aPlainJmxClient_readsTheTablesAndSteers(Jdk jdk) {
        try (Child child = new Victim(jdk, directory, Closing.class, "100", "wait")
                .withAgent("file=a.jfr,profiler=off,interval=1h")
                .start()) {
            child.waitUntil(() -> child.err().contains("recording to"), "the start of the recording");
            Child.Result client = new Victim(
                            jdk,
                            directory,
                            Managing.class,
                            Long.toString(child.pid()),
                            "file=" + directory.resolve("b.jfr") + ",profiler=off")
                    .run();

            String file = directory.resolve("a.jfr").toString();
            assertThat(client.out())
                    .as(client.err())
                    .contains("Recording true\n", "File " + file, "dump " + file, "stop " + file)
                    .containsPattern("Operations count=[1-9].* implementation=jdk-nio .* operation=register ")
                    .containsPattern("EpollControl adds=[1-9].* implementation=jdk-nio")
                    .containsPattern(
                            "Health budget=[01]\\.0 cpuTime=\\d+ droppedEvents=\\d+ lostDumps=0 probeFailures=0 probesOff=0")
                    .contains("then Recording false\n", "start " + directory.resolve("b.jfr"), "again Recording true\n")
                    .endsWith("already recording; stop it first\n");
            assertThat(Recorded.in(directory.resolve("a.jfr")).isComplete())
                    .as("it was stopped, not killed")
                    .isTrue();
            child.terminate();
            child.await();
            assertThat(Recorded.in(directory.resolve("b.jfr")).count("register"))
                    .isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void metricsAtAPort_areExactAndTheirOwnSocketsAreNotCounted(Jdk jdk) throws Exception {
        try (Child child = new Victim(jdk, directory, Closing.class, "250", "idle")
                .withAgent("file=a.jfr,profiler=off,prometheus=127.0.0.1:0+m.prom")
                .start()) {
            child.waitUntil(() -> child.out().contains("closed"), "the connections");
            child.waitUntil(() -> child.err().contains("metrics at"), "the start of the recording");
            Matcher url = URL.matcher(child.err());
            assertThat(url.find()).isTrue();
            for (int i = 0; i < 20; i++) {
                get(url.group(1));
            }

            String text = get(url.group(1));
            assertCounts(text);
            assertThat(text).doesNotContain("jdk-socket");
            Path file = directory.resolve("m.prom");
            child.waitUntil(() -> read(file).contains("lockspot_operations_total{"), "the metrics in the file");
            assertCounts(read(file));
            child.terminate();
            child.await();
            assertThat(OpenMetricsReader.read(read(file)).value("lockspot_agent_recording"))
                    .isEqualTo("0");
        }
    }

    private static void assertCounts(String text) {
        OpenMetricsReader metrics = OpenMetricsReader.read(text);
        for (String operation : List.of("register", "deregister")) {
            assertThat(metrics.value("lockspot_operations_total", "implementation", "jdk-nio", "operation", operation))
                    .isEqualTo("250");
        }
        assertThat(metrics.value(
                        "lockspot_operation_duration_seconds_count", "implementation", "jdk-nio", "operation", "close"))
                .isEqualTo("501");
        assertThat(metrics.value("lockspot_closes_still_registered_total", "implementation", "jdk-nio"))
                .isEqualTo("0");
        assertThat(metrics.value("lockspot_epoll_control_total", "action", "add", "implementation", "jdk-nio"))
                .isEqualTo("250");
        assertThat(metrics.value("lockspot_agent_probe_failures_total")).isEqualTo("0");
        assertThat(metrics.value("lockspot_agent_recording")).isEqualTo("1");
    }

    @Test
    void aLock_isPublishedByTheNameOfItsField() throws Exception {
        new Victim(Jdk.current(), directory, OneLock.class)
                .withAgent("file=a.jfr,profiler=off,prometheus=m.prom")
                .run();

        assertThat(OpenMetricsReader.read(read(directory.resolve("m.prom"))).samples())
                .filteredOn(sample -> sample.startsWith("lockspot_lock_wait_seconds_total"))
                .contains("lockspot_lock_wait_seconds_total[lock=OneLock.door]");
    }

    @Test
    void prometheusOwnReferenceParser_readsIt() throws Exception {
        String parse =
                "import sys; from prometheus_client.openmetrics.parser import text_string_to_metric_families as p;"
                        + " print(len(list(p(open('m.prom', newline='').read()))))";
        assumeThat(Child.run(directory, Map.of(), List.of("sh", "-c", "python3 -c 'import prometheus_client'"))
                        .exitCode())
                .as("python3-prometheus-client is installed")
                .isZero();
        new Victim(Jdk.current(), directory, Closing.class, "50")
                .withAgent("file=a.jfr,profiler=off,prometheus=m.prom")
                .run();

        Child.Result parsed = Child.run(directory, Map.of(), List.of("python3", "-c", parse));

        assertThat(parsed.exitCode()).as(parsed.err()).isZero();
        assertThat(Integer.parseInt(parsed.out().strip())).isGreaterThan(10);
    }

    @Test
    void aPortThatIsTaken_refusesTheStart() throws IOException {
        try (java.net.ServerSocket taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Child.Result result = new Victim(Jdk.current(), directory, Closing.class, "3")
                    .withAgent("file=a.jfr,prometheus=127.0.0.1:" + taken.getLocalPort())
                    .run();

            assertThat(result.out()).isEqualTo("closed 3\n");
            assertThat(result.err()).contains("lockspot: disabled: cannot offer metrics at 127.0.0.1:");
            assertThat(directory.resolve("a.jfr")).doesNotExist();
        }
    }

    private static String get(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
        return response.body();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
