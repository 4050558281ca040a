package io.lockspot.samples.e2e;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The agent's counts are exact: the program that it lives in counts the same. */
class OperationCountsIT {

    @TempDir
    Path temp;

    static Stream<Arguments> everyJdkAndVariant() {
        return Stream.of(Jdk.Wanted.values())
                .flatMap(jdk -> Stream.of(Arguments.of(jdk, "before"), Arguments.of(jdk, "after")));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyJdkAndVariant")
    void countsOfTheAgent_equalWhatTheProgramDid_toTheLastOne(Jdk.Wanted wanted, String variant) throws Exception {
        Storm storm = Storm.run(wanted.orSkip(), temp, variant, 800, 3);

        JsonNode counts = storm.result().get("counts");
        JsonNode operations = storm.lockspot("operations").get("operations");

        assertThat(count(operations, "register"))
                .isEqualTo(counts.get("register").asLong());
        assertThat(count(operations, "modify")).isEqualTo(counts.get("modify").asLong());
        assertThat(count(operations, "deregister"))
                .isEqualTo(counts.get("register").asLong());
        assertThat(count(operations, "close")).isEqualTo(counts.get("close").asLong());
        assertThat(count(operations, "release")).isEqualTo(counts.get("close").asLong());
        assertThat(operations)
                .allSatisfy(o -> assertThat(o.get("errors").asLong()).isZero());
    }

    private static long count(JsonNode operations, String name) {
        long count = 0;
        for (JsonNode operation : operations) {
            if (operation.get("operation").asString().equals(name)
                    && operation.get("implementation").asString().equals("jdk-nio")) {
                count += operation.get("count").asLong();
            }
        }
        return count;
    }
}
