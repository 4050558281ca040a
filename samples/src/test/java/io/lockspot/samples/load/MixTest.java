package io.lockspot.samples.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MixTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 1000, 0, 0", "1, 0, 0, 1000, 0", "0.3, 0.2, 560, 240, 200", "0.5, 1, 0, 0, 1000"})
    void sharesHoldExactly(double keepAlive, double abrupt, long byServer, long byClient, long reset) {
        Map<Ending, Long> endings = count(new Mix(keepAlive, 5, abrupt), 1000);

        assertThat(endings.getOrDefault(Ending.BY_SERVER, 0L)).isEqualTo(byServer);
        assertThat(endings.getOrDefault(Ending.BY_CLIENT, 0L)).isEqualTo(byClient);
        assertThat(endings.getOrDefault(Ending.RESET, 0L)).isEqualTo(reset);
    }

    @Test
    void connectionsThatStayOpen_makeAllTheirRequests() {
        Mix mix = new Mix(0.3, 5, 0.2);

        long requests = LongStream.range(0, 1000)
                .map(index -> mix.manner(index).requests())
                .sum();

        assertThat(requests).isEqualTo(700 + 300 * 5);
    }

    @Test
    void kindsAreSpreadEvenly() {
        Mix mix = new Mix(0.25, 5, 0);

        Map<Ending, Long> endings = new EnumMap<>(Ending.class);
        for (long index = 400; index < 440; index++) {
            endings.merge(mix.manner(index).ending(), 1L, Long::sum);
        }

        assertThat(endings).containsEntry(Ending.BY_CLIENT, 10L).containsEntry(Ending.BY_SERVER, 30L);
    }

    @ParameterizedTest
    @CsvSource({
        "-0.1, 5, 0, --keep-alive is a share from 0 to 1",
        "0, 0, 0, --requests-per-connection must be above zero",
        "0, 5, 1.5, --abrupt is a share from 0 to 1",
        "NaN, 5, 0, --keep-alive is a share from 0 to 1"
    })
    void whatMakesNoSense_isRefusedByName(double keepAlive, int requests, double abrupt, String message) {
        assertThatThrownBy(() -> new Mix(keepAlive, requests, abrupt)).hasMessage(message);
    }

    private static Map<Ending, Long> count(Mix mix, long connections) {
        Map<Ending, Long> endings = new EnumMap<>(Ending.class);
        for (long index = 0; index < connections; index++) {
            endings.merge(mix.manner(index).ending(), 1L, Long::sum);
        }
        return endings;
    }
}
