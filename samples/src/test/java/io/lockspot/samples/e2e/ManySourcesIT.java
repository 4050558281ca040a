package io.lockspot.samples.e2e;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Every event of the ready list's load is a wake-up in the recording, with either list. */
class ManySourcesIT {
    @TempDir
    Path temp;

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"DEFAULT, before", "DEFAULT, after", "JDK_25, before", "JDK_25, after"})
    void wakeUps_areAsManyAsTheEventsThatWereFired(Jdk.Wanted wanted, String variant) throws Exception {
        Jdk jdk = wanted.orSkip();
        ChildJvm.Ended ended = ChildJvm.java(jdk, temp)
                .with("-javaagent:" + Products.agentJar() + "=file=sources.jfr,budget=off,jfr=before,probes="
                        + Products.HOME.resolve("samples/eventpoll.probes"))
                .with("-cp", Products.samplesJar().toString(), "io.lockspot.samples.eventpoll.ManySources")
                .with(variant, "4", "20000")
                .run();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        JsonNode said = JsonMapper.shared().readTree(ended.lastLine());
        JsonNode counts = said.get("counts");
        assertThat(said.get("variant").asString()).isEqualTo(variant);
        assertThat(counts.get("events").asLong()).isEqualTo(4 * 20_000);
        assertThat(said.get("delivered").asLong()).isBetween(4L * 8, 4L * 20_000);

        JsonNode operations = new Storm(temp.resolve("sources.jfr"), counts)
                .lockspot("operations")
                .get("operations");

        assertThat(count(operations, "wakeup")).isEqualTo(counts.get("events").asLong());
        assertThat(count(operations, "register"))
                .isEqualTo(counts.get("register").asLong());
        assertThat(count(operations, "close")).isEqualTo(counts.get("close").asLong());
    }

    private static long count(JsonNode operations, String name) {
        for (JsonNode operation : operations) {
            if (operation.get("operation").asString().equals(name)
                    && operation.get("implementation").asString().equals("eventpoll")) {
                return operation.get("count").asLong();
            }
        }
        return 0;
    }
}
