package io.lockspot.samples.eventpoll;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LoadArgumentsTest {
    private static final LoadArguments DEFAULTS = new LoadArguments("before", 4, 100);

    @Test
    void whatIsNotSaid_isTheDefault() {
        assertThat(parse("after")).isEqualTo(new LoadArguments("after", 4, 100));
        assertThat(parse("before", "2")).isEqualTo(new LoadArguments("before", 2, 100));
        assertThat(parse("before", "2", "7")).isEqualTo(new LoadArguments("before", 2, 7));
    }

    @ParameterizedTest
    @CsvSource({
        "'', one to three arguments",
        "now, neither before nor after",
        "before 0, is no whole number from 1",
        "before x, is no whole number from 1",
        "before 1 2147483648, is no whole number from 1",
        "before 1 2 3, not 4"
    })
    void whatMakesNoSense_isRefusedInWords(String line, String message) {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ");
        assertThatIllegalArgumentException().isThrownBy(() -> parse(args)).withMessageContaining(message);
    }

    private static LoadArguments parse(String... args) {
        return LoadArguments.parse(args, DEFAULTS);
    }
}
