package io.lockspot.analyzer.cli.demo.scenario;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UnitTest {

    @ParameterizedTest
    @CsvSource({
        "NANOSECONDS, 25460, 25.5 µs",
        "PER_SECOND, 298864.2, '298,864/s'",
        "PER_SECOND, 2.5, 2.50/s",
        "COUNT, 0, 0",
        "COUNT, 0.000177123, 0.000177",
        "COUNT, 55.24, 55.2",
        "COUNT, 16, 16",
        "COUNT, 2197.4, '2,197'",
    })
    void text_hasTheDigitsThatAreWorthReading(Unit unit, double value, String text) {
        assertThat(unit.text(value)).isEqualTo(text);
    }
}
