package io.lockspot.analyzer.read.jfr;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DecoderOracleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "churn-raw.jfr",
                "async-profiler-4.6-ctimer.jfr",
                "async-profiler-4.6-wall.jfr",
                "jdk-25-waits.jfr"
            })
    void everyFieldOfEveryEvent_isWhatTheJdkReads(String name) throws Exception {
        Path file = Fixtures.path(name);

        List<String> ours = EventDump.of(file);

        assertThat(ours).hasSizeGreaterThan(100).containsExactlyElementsOf(OracleDump.of(file));
    }
}
