package io.lockspot.analyzer.compare;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Against R: {@code p.adjust(c(0.001, 0.04, 0.03, 0.5, 0.012), "BH")} and {@code "holm"}. */
class AdjustmentTest {

    private static final double[] P = {0.001, 0.04, 0.03, 0.5, 0.012};

    @Test
    void benjaminiHochberg_isThatOfR() {
        assertThat(Adjustment.benjaminiHochberg(P))
                .containsExactly(new double[] {0.005, 0.05, 0.05, 0.5, 0.03}, within(1e-12));
    }

    @Test
    void holm_isThatOfR() {
        assertThat(Adjustment.holm(P)).containsExactly(new double[] {0.005, 0.09, 0.09, 0.5, 0.048}, within(1e-12));
    }

    @Test
    void nothing_staysNothing() {
        assertThat(Adjustment.holm()).isEmpty();
        assertThat(Adjustment.benjaminiHochberg()).isEmpty();
    }
}
