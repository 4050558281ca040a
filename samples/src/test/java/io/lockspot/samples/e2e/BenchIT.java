package io.lockspot.samples.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Real servers, benched from their start to the comparison. */
@Timeout(300)
class BenchIT {

    private static final String SERVER =
            Jdk.running().java() + " -cp '" + Victim.classPath() + "' " + BenchVictim.class.getName();

    @TempDir
    Path temp;

    /** Pipes were used before the server was ready, so none may be in a recording. */
    @Test
    void aServer_isRecordedInItsWindowAlone() throws Exception {
        ChildJvm.Ended ended = bench(SERVER, SERVER + " again", "300ms", "1s", 1)
                .with("--load", "sleep 1000", "-o", "json", "--fail-on", "close.mean > +10%")
                .run();

        assertThat(ended.exitCode())
                .as("one run a side decides nothing: %s", ended)
                .isEqualTo(5);
        JsonNode report = JsonMapper.shared().readTree(ended.out());
        assertThat(report.get("schema").asString()).isEqualTo("lockspot.bench/1");
        assertThat(report.get("verdict").asString()).isEqualTo("INCONCLUSIVE");
        assertThat(report.get("bench").get("agentFromStart").asBoolean()).isTrue();
        assertThat(report.get("bench").get("order")).hasSize(2);
        for (JsonNode run : report.get("bench").get("order")) {
            assertThat(run.get("end").asString()).isEqualTo("SIGTERM");
            assertThat(run.get("window").asLong()).isGreaterThanOrEqualTo(1_000_000_000L);
        }
        assertThat(implementations(report)).containsOnly("jdk-nio");
        for (JsonNode recording : report.get("recordings")) {
            assertThat(recording.get("complete").asBoolean())
                    .as("%s", recording)
                    .isTrue();
        }
        assertThat(files("bench/before")).containsExactly("run-01.jfr");
        assertThat(files("bench/after")).containsExactly("run-01.jfr");
        assertThat(files("bench")).containsExactly("after", "before", "bench.json", "logs");
    }

    /** A line for the shell in which a JVM is not alone: the agent comes when it is ready. */
    @Test
    void aScript_getsTheAgentWhenItIsReady() throws Exception {
        ChildJvm.Ended ended = bench("cd . && " + SERVER, SERVER, "0s", "1s", 1)
                .with("-o", "json")
                .run();

        assertThat(ended.exitCode()).as("%s", ended).isZero();
        JsonNode report = JsonMapper.shared().readTree(ended.out());
        assertThat(report.get("bench").get("agentFromStart").asBoolean()).isFalse();
        assertThat(implementations(report)).containsOnly("jdk-nio");
    }

    /** When it dies depends on how busy this machine is. */
    @Test
    void aServerThatDies_endsTheBench() throws Exception {
        ChildJvm.Ended ended = bench(SERVER + " dies", SERVER, "0s", "200s", 1).run();

        assertThat(ended.exitCode()).as("%s", ended).isEqualTo(1);
        assertThat(ended.err())
                .containsPattern("lockspot: run before-1 ended (before it was|by itself in its) \\S+, exit code 3")
                .contains("  | out of orders\n")
                .contains("lockspot: there is not a run of each side to compare");
    }

    @Test
    void whoEndsIt_keepsWhatWasRecorded() throws Exception {
        try (ChildJvm bench = bench(SERVER, SERVER, "0s", "500ms", 50).start()) {
            while (bench.process().isAlive() && !Files.exists(temp.resolve("bench/after/run-01.jfr"))) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            bench.process().destroy();
            ChildJvm.Ended ended = bench.await();

            assertThat(ended.exitCode()).as("%s", ended).isEqualTo(128 + 15);
            assertThat(ended.err())
                    .contains("lockspot: ended by the user after ")
                    .contains("compare them: lockspot compare --before bench/before --after bench/after");
        }
        JsonNode protocol = JsonMapper.shared().readTree(Files.readString(temp.resolve("bench/bench.json")));
        assertThat(protocol.get("schema").asString()).isEqualTo("lockspot.bench-runs/1");
        assertThat(protocol.get("bench").get("order")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(ProcessHandle.allProcesses()
                        .filter(p -> p.info().commandLine().orElse("").contains(temp.toString())))
                .as("servers that run on")
                .isEmpty();
    }

    private ChildJvm bench(String before, String after, String warmup, String duration, int runs) {
        return Products.lockspot(temp, "bench", "--before", before, "--after", after)
                .with("--ready", "serving", "--directory", "bench", "--agent-options", "profiler=off")
                .with("--warmup", warmup, "--runs", Integer.toString(runs))
                .with(duration.isEmpty() ? new String[0] : new String[] {"--duration", duration});
    }

    private static List<String> implementations(JsonNode report) {
        List<String> found = new ArrayList<>();
        report.get("operations").forEach(o -> found.add(o.get("implementation").asString()));
        assertThat(found).isNotEmpty();
        return found;
    }

    private List<String> files(String directory) throws Exception {
        try (var entries = Files.list(temp.resolve(directory))) {
            return entries.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }
}
