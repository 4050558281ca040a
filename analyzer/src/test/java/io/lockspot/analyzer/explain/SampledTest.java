package io.lockspot.analyzer.explain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SampledTest {

    /** As R's binom.test has them. */
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, 30.84971",
        "1, 1, 2.5, 100",
        "1, 3, 0.840376, 90.57007",
        "3, 5, 14.66328, 94.72551",
        "10, 10, 69.15029, 100",
        "11, 100, 5.620702, 18.83011",
        "5841, 10000, 57.436646, 59.378453",
    })
    void theInterval_isThatOfClopperAndPearson(long samples, long of, double low, double high) {
        Sampled sampled = Sampled.of(100.0 * samples / of, samples, of);
        assertThat(sampled.low()).isCloseTo(low, within(1e-4));
        assertThat(sampled.high()).isCloseTo(high, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"3, 5, true", "25, 100, true", "60, 100, false", "40, 1000, true", "200, 10000, false"})
    void fewSamples_areCoarse(long samples, long of, boolean coarse) {
        assertThat(Sampled.of(100.0 * samples / of, samples, of).coarse()).isEqualTo(coarse);
    }

    @Test
    void whereSamplesWeighDifferently_theShareIsByWeight() {
        Sampled sampled = Sampled.of(50, 1, 10);
        assertThat(sampled.share()).isEqualTo(50);
        assertThat(sampled.low()).isCloseTo(18.70860, within(1e-4));
    }

    @Test
    void withoutSamples_nothingIsKnown() {
        assertThat(Sampled.of(0, 0, 0)).isEqualTo(new Sampled(0, 0, 0, 0, 100));
    }
}
