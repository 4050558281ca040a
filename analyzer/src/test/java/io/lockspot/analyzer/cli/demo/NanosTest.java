package io.lockspot.analyzer.cli.demo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NanosTest {

    @ParameterizedTest
    @CsvSource({
        "0,0 ns",
        "999,999 ns",
        "1000,1.00 µs",
        "9994,9.99 µs",
        "9996,10.0 µs",
        "25460,25.5 µs",
        "99960,100 µs",
        "1500000,1.50 ms",
        "303000000,303 ms",
        "1310000000,1.31 s"
    })
    void text_hasThreeDigitsAndTheUnitThatSuits(long nanos, String text) {
        assertThat(Nanos.text(nanos)).isEqualTo(text);
    }
}
