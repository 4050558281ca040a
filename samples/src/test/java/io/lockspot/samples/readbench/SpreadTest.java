package io.lockspot.samples.readbench;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SpreadTest {

    @Test
    void theMedian_isTheMiddleOne_orBetweenTheTwoInTheMiddle() {
        assertThat(Spread.of(9, 1, 5)).isEqualTo(new Spread(5, 1, 9, 3));
        assertThat(Spread.of(4, 1, 9, 2).median()).isEqualTo(3);
    }

    @Test
    void fiveValues_encloseTheTrueMedian_with94PercentConfidence() {
        assertThat(Spread.of(1, 2, 3, 4, 5).confidence()).isCloseTo(93.75, within(1e-9));
        assertThat(Spread.of(1).confidence()).isZero();
    }
}
