package io.lockspot.samples.e2e;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The sample alone, without the agent. */
class CloseStormIT {

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void storm_countsWhatItDoes(String variant) throws Exception {
        ChildJvm.Ended ended =
                storm(variant, "--connections", "301", "--rounds", "2").run();

        assertThat(ended.exitCode()).as("%s", ended).isZero();
        JsonNode result = JsonMapper.shared().readTree(ended.lastLine());
        assertThat(result.get("variant").asString()).isEqualTo(variant);
        assertThat(result.at("/counts/register").asLong()).isEqualTo(602);
        assertThat(result.at("/counts/modify").asLong()).isEqualTo(602);
        assertThat(result.at("/counts/close").asLong()).isEqualTo(603);
        assertThat(result.at("/counts/closeByKind/accepted").asLong()).isEqualTo(602);
        assertThat(result.get("tearDownTimes")).hasSize(2);
        assertThat(result.get("tearDownTotal").asLong())
                .isEqualTo(LongStream.of(
                                result.at("/tearDownTimes/0").asLong(),
                                result.at("/tearDownTimes/1").asLong())
                        .sum());
        assertThat(result.at("/closeTime/max").asLong())
                .isGreaterThanOrEqualTo(result.at("/closeTime/p99").asLong());
    }

    @Test
    void fewDescriptors_makeASmallerStorm_andSaySo() throws Exception {
        String line = "ulimit -n 400 && exec '" + Jdk.running().java() + "' -cp '" + Products.samplesJar()
                + "' io.lockspot.samples.closestorm.CloseStorm after --rounds 1";
        ChildJvm.Ended ended = ChildJvm.shell(temp, line).run();

        assertThat(ended.exitCode()).as("%s", ended).isZero();
        assertThat(ended.err()).contains("276 connections instead of 4000").contains("ulimit -n");
        assertThat(JsonMapper.shared()
                        .readTree(ended.lastLine())
                        .get("connections")
                        .asInt())
                .isEqualTo(276);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void deadClients_endTheStormWithAnError(String variant) throws Exception {
        try (ChildJvm child =
                storm(variant, "--connections", "200", "--rounds", "100000").start()) {
            ProcessHandle clients = awaitClients(child.process());
            clients.destroyForcibly();
            ChildJvm.Ended ended = child.await();

            assertThat(ended.exitCode()).as("%s", ended).isEqualTo(1);
            assertThat(ended.err()).contains("closestorm: lost the client process (exit code 137)");
        }
    }

    @Test
    void stormThatTakesTooLong_givesUp() throws Exception {
        ChildJvm.Ended ended = storm("after", "--connections", "50", "--rounds", "1000000", "--limit", "1")
                .run();

        assertThat(ended.exitCode()).as("%s", ended).isEqualTo(1);
        assertThat(ended.err()).contains("not finished after 1 s");
    }

    @Test
    void wrongUsage_saysHowItIsUsed() throws Exception {
        ChildJvm.Ended ended = storm("during").run();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("unknown argument: during").contains("usage: closestorm before|after");
    }

    private ChildJvm storm(String... arguments) {
        return ChildJvm.java(Jdk.running(), temp)
                .with("-cp", Products.samplesJar().toString(), "io.lockspot.samples.closestorm.CloseStorm")
                .with(arguments);
    }

    private static ProcessHandle awaitClients(Process server) throws InterruptedException {
        while (server.isAlive()) {
            // A child begins as a copy of the JVM or as its spawn helper; it is the clients once it says so.
            var clients = server.children()
                    .filter(child -> child.info().commandLine().orElse("").contains("StormClient"))
                    .findFirst();
            if (clients.isPresent()) {
                return clients.get();
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("the server ended before it had clients");
    }
}
