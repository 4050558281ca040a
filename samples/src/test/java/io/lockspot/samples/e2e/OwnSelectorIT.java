package io.lockspot.samples.e2e;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A selector that the agent has never heard of is traced by a probe file, as exactly as the JDK's. */
class OwnSelectorIT {

    @TempDir
    Path temp;

    @ParameterizedTest(name = "{0}, {1} {2}")
    @CsvSource({
        "DEFAULT, ConnectionRate, before",
        "DEFAULT, ConnectionRate, after",
        "JDK_25, ConnectionRate, before",
        "DEFAULT, RequestPerConnection, before",
        "JDK_25, RequestPerConnection, after"
    })
    void countsUnderItsOwnName_equalWhatTheProgramDid(Jdk.Wanted wanted, String load, String variant) throws Exception {
        Jdk jdk = wanted.orSkip();
        ChildJvm.Ended ended = ChildJvm.java(jdk, temp)
                .with("-javaagent:" + Products.agentJar() + "=file=poll.jfr,budget=off,jfr=before,probes="
                        + Products.HOME.resolve("samples/eventpoll.probes"))
                .with("-cp", Products.samplesJar().toString(), "io.lockspot.samples.eventpoll." + load)
                .with(variant, "4", "20000")
                .run();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        JsonNode counts = JsonMapper.shared().readTree(ended.lastLine()).get("counts");

        JsonNode operations = new Storm(temp.resolve("poll.jfr"), counts)
                .lockspot("operations")
                .get("operations");

        assertThat(count(operations, "register"))
                .isEqualTo(counts.get("register").asLong());
        assertThat(count(operations, "close")).isEqualTo(counts.get("close").asLong());
        assertThat(count(operations, "release")).isEqualTo(counts.get("close").asLong());
        assertThat(operations)
                .allSatisfy(o -> assertThat(o.get("errors").asLong()).isZero());
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
