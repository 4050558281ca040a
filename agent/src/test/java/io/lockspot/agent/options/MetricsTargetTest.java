package io.lockspot.agent.options;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MetricsTargetTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:9400, /127.0.0.1:9400",
        "127.255.0.9:0, /127.255.0.9:0",
        "localhost:9400, /127.0.0.1:9400",
        "[::1]:9400, /[0:0:0:0:0:0:0:1]:9400"
    })
    void aPortOfTheLoopbackInterface_isTaken(String text, String address) throws Exception {
        MetricsTarget target = MetricsTarget.parse(text);

        assertThat(target.port()).hasToString(address);
        assertThat(target.port().getAddress().isLoopbackAddress()).isTrue();
        assertThat(target.file()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:9400", ":9400", "192.168.0.1:80", "example.org:80", "127.0.0.300:1", "[::]:9400"})
    void anyOtherAddress_isRefused(String text) {
        assertThatThrownBy(() -> MetricsTarget.parse(text))
                .isInstanceOf(BadOptionException.class)
                .hasMessageStartingWith("'prometheus' offers metrics to this machine only: write 127.0.0.1:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics.prom", "/var/lib/a.prom", "./a:9400", "lockspot-%p.prom", "a:b"})
    void anythingElse_isAFile(String text) throws Exception {
        assertThat(MetricsTarget.parse(text).file().text()).isEqualTo(text);
    }

    @Test
    void nothing_isNoTarget() {
        assertThatThrownBy(() -> MetricsTarget.parse("")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> MetricsTarget.parse("127.0.0.1:99999")).hasMessageContaining("no valid port");
    }
}
