package io.lockspot.analyzer.read.jfr;

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
        assertThat(SameEvents.check(Fixtures.path(name))).hasSizeGreaterThan(100);
    }
}
