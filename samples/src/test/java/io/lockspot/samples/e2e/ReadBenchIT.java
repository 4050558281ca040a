package io.lockspot.samples.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The benchmark of reading works, on inputs far too small to say anything about speed. */
class ReadBenchIT {

    @TempDir
    private Path directory;

    @Test
    void everyToolReadsEveryInput_andItsFiguresAreThere() throws Exception {
        Path json = directory.resolve("result.json");

        ChildJvm.Ended ended = ChildJvm.java(Jdk.running(), directory)
                .with("-cp", Products.samplesJar() + ":" + Products.HOME.resolve("samples/target/read-bench") + "/*")
                .with("io.lockspot.samples.readbench.ReadBench")
                .with("--directory", directory.resolve("inputs").toString())
                .with("--inputs", "profile,events,waits,collapsed", "--scale", "0.01", "--repeat", "1")
                .with("--json", json.toString())
                .within(300)
                .run();

        assertThat(ended.exitCode()).as("%s", ended).isZero();
        assertThat(ended.out()).contains("profile.jfr", "lockspot, all cores", "jfrconv, all cores");
        JsonNode result = JsonMapper.shared().readTree(Files.readString(json));
        assertThat(result.get("inputs")).hasSize(4).allSatisfy(input -> {
            assertThat(input.get("bytes").asLong()).isBetween(1_000_000L, 5_000_000L);
            assertThat(input.get("tools").size()).isGreaterThanOrEqualTo(2);
            assertThat(input.get("tools")).allSatisfy(tool -> {
                assertThat(tool.get("readings")).hasSize(1);
                assertThat(tool.get("readings").get(0).get("failure").isNull()).isTrue();
                assertThat(tool.get("speed").get("median").asDouble()).isPositive();
            });
        });
    }
}
