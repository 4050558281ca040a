package io.lockspot.samples.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The benchmark of the agent's cost works, in one pair of runs far too short to say anything about cost. */
class OverheadBenchIT {

    @TempDir
    private Path directory;

    @Test
    void onePairOfRuns_startsAndLoadsAServer_withAndWithoutTheAgent() throws Exception {
        Path json = directory.resolve("result.json");

        ChildJvm.Ended ended = bench("--parts", "startup,servers", "--servers", "nio", "--pairs", "1")
                .with("--duration", "0.5", "--warm-up", "0.1", "--settings", "agent-no-profiler")
                .with("--jdk", Jdk.running().home().toString(), "--json", json.toString())
                .run();

        assertThat(ended.exitCode()).as("%s", ended).isZero();
        assertThat(ended.out()).contains("Start-up of a program", "Servers under load", "| goal ");
        JsonNode result = JsonMapper.shared().readTree(Files.readString(json));
        assertThat(result.get("schema").asString()).isEqualTo("lockspot.overhead/1");
        assertThat(result.get("trials")).hasSize(2).allSatisfy(trial -> {
            assertThat(trial.get("settings")).hasSize(2);
            assertThat(trial.get("settings"))
                    .allSatisfy(setting -> assertThat(setting.get("readings"))
                            .hasSize(1)
                            .allSatisfy(reading -> assertThat(
                                            reading.get("startTime").asDouble())
                                    .isPositive()));
        });
        JsonNode server = result.get("trials").get(1);
        JsonNode bare = server.get("settings").get(0);
        JsonNode agent = server.get("settings").get(1);
        assertThat(agent.get("readings").get(0).get("units"))
                .as("both serve the same connections")
                .isEqualTo(bare.get("readings").get(0).get("units"));
        assertThat(agent.get("unitsPerSecond").get("ratio").get("value").asDouble())
                .isPositive();
        assertThat(agent.get("unitsPerSecond").get("ratio").get("low").isNull())
                .as("one pair has no interval")
                .isTrue();
    }

    @Test
    void theAgent_comesAndGoesWithinOneProcess() throws Exception {
        Path json = directory.resolve("result.json");

        ChildJvm.Ended ended = bench("--parts", "within", "--servers", "nio", "--pairs", "2")
                .with("--duration", "0.3", "--warm-up", "0.1", "--settings", "agent-no-profiler")
                .with("--jdk", Jdk.running().home().toString(), "--json", json.toString())
                .run();

        assertThat(ended.exitCode()).as("%s", ended).isZero();
        assertThat(ended.out()).contains("comes and goes, 2 rounds", "| bare, in turns ", "within a process");
        JsonNode settings = JsonMapper.shared().readTree(Files.readString(json)).at("/trials/0/settings");
        assertThat(settings)
                .hasSize(2)
                .allSatisfy(setting -> assertThat(setting.get("readings"))
                        .hasSize(2)
                        .allSatisfy(reading ->
                                assertThat(reading.get("units").asDouble()).isPositive()));
        assertThat(settings.at("/1/toolCpuPerUnit/mean/value").asDouble())
                .as("the agent has a thread of its own")
                .isPositive();
    }

    /** A script in the place of Java: only the arithmetic is real, and the class path that it needs. */
    @Test
    void twoPairs_haveAnInterval() throws Exception {
        Path json = directory.resolve("result.json");

        ChildJvm.Ended ended = bench("--parts", "startup", "--pairs", "2", "--settings", "bare-again")
                .with("--jdk", jdkThat("date +%s%N; read line; exit 0").toString())
                .with("--json", json.toString())
                .run();

        assertThat(ended.exitCode()).as("%s", ended).isZero();
        assertThat(ended.out()).containsPattern("\\| 17 +\\| bare-again +\\| .*\\[-?[0-9]+, -?[0-9]+] \\|");
        JsonNode difference =
                JsonMapper.shared().readTree(Files.readString(json)).at("/trials/0/settings/1/startTime/difference");
        assertThat(difference.get("low").asDouble())
                .isLessThan(difference.get("value").asDouble());
    }

    @Test
    void anAgentThatRecordsNothing_isNoMeasurement() throws Exception {
        ChildJvm.Ended ended = bench("--parts", "startup", "--pairs", "1", "--settings", "odd")
                .with("--agent", "odd=nonsense=1", "--jdk", Jdk.running().home().toString())
                .run();

        assertThat(ended.exitCode()).as("%s", ended).isEqualTo(1);
        assertThat(ended.err().lines().filter(line -> line.startsWith("overhead: ")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("overhead: odd recorded nothing: ")
                .contains("unknown option 'nonsense'");
    }

    @Test
    void aServerThatDoesNotStart_isOneLine() throws Exception {
        ChildJvm.Ended ended = bench("--parts", "servers", "--servers", "tomcat", "--pairs", "1")
                .with("--jdk", jdkThat("echo 'out of luck' >&2; exit 3").toString())
                .run();

        assertThat(ended.exitCode()).as("%s", ended).isEqualTo(1);
        assertThat(ended.err()).contains("overhead: server tomcat with ", " did not start: out of luck");
        assertThat(ended.err()).doesNotContain("Exception");
    }

    @Test
    void whatItStarted_endsWithIt() throws Exception {
        Path jdk = jdkThat("exec sleep 600");
        try (ChildJvm child = bench("--parts", "startup", "--pairs", "1", "--jdk", jdk.toString())
                .start()) {
            ProcessHandle sleeper = firstDescendant(child.process().toHandle());

            child.process().destroy();
            child.await();

            sleeper.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    private static ProcessHandle firstDescendant(ProcessHandle of) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() - end < 0) {
            List<ProcessHandle> descendants = of.descendants().toList();
            if (!descendants.isEmpty()) {
                return descendants.get(0);
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new AssertionError("it started nothing");
    }

    /** A JDK whose Java is a script. */
    private Path jdkThat(String script) throws IOException {
        Path home = directory.resolve("jdk");
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        Path java = Files.writeString(home.resolve("bin/java"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    private ChildJvm bench(String... arguments) {
        return ChildJvm.java(Jdk.running(), directory)
                .with("-cp", Products.samplesJar() + ":" + Products.HOME.resolve("samples/target/overhead") + "/*")
                .with("io.lockspot.samples.overhead.OverheadBench", "--no-pinning")
                .with(arguments);
    }
}
