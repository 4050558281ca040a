package io.lockspot.samples.overhead;

import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PairedTest {

    private static final int TRIALS = 4000;
    private static final int PAIRS = 10;

    /** Student's quantile for two degrees of freedom is 4.302653, the standard error is 1/√3. */
    @Test
    void theInterval_isStudents() {
        Estimate mean = Paired.mean(1, 2, 3);

        assertThat(mean.value()).isEqualTo(2);
        assertThat(mean.high() - 2).isCloseTo(4.302653 / Math.sqrt(3), within(1e-5));
        assertThat(2 - mean.low()).isCloseTo(4.302653 / Math.sqrt(3), within(1e-5));
    }

    @Test
    void onePair_hasNoInterval() {
        assertThat(Paired.ratio(new double[] {3}, new double[] {2}).value()).isCloseTo(1.5, within(1e-12));
        assertThat(Paired.ratio(new double[] {3}, new double[] {2}).hasInterval())
                .isFalse();
    }

    @Test
    void aRatio_isTheGeometricMean_andTurnedRoundItIsOneThroughIt() {
        double[] with = {2, 8, 4};
        double[] without = {1, 2, 1};

        Estimate ratio = Paired.ratio(with, without);
        Estimate turned = Paired.ratio(without, with);

        assertThat(ratio.value()).isCloseTo(Math.cbrt(2 * 4 * 4), within(1e-12));
        assertThat(turned.value()).isCloseTo(1 / ratio.value(), within(1e-12));
        assertThat(turned.low()).isCloseTo(1 / ratio.high(), within(1e-12));
    }

    @Test
    void whatIsSlowInARound_forBothOfAPair_changesNothing() {
        double[] machine = {1, 1.7, 0.6, 1.2};
        double[] with = new double[4];
        double[] without = new double[4];
        for (int i = 0; i < 4; i++) {
            without[i] = 100 * machine[i];
            with[i] = 103 * machine[i];
        }

        Estimate ratio = Paired.ratio(with, without);

        assertThat(ratio.value()).isCloseTo(1.03, within(1e-12));
        assertThat(ratio.high() - ratio.low()).isLessThan(1e-9);
    }

    /** Of 4,000 experiments with a true ratio of 1.02, 95 % cover it; the standard error of that share is 0.34 %. */
    @Test
    void theInterval_coversTheTrueRatio_in95Of100Experiments() {
        Random random = new Random(5);
        int covered = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            double[] with = new double[PAIRS];
            double[] without = new double[PAIRS];
            for (int i = 0; i < PAIRS; i++) {
                double round = Math.exp(0.2 * random.nextGaussian());
                without[i] = 50 * round * Math.exp(0.03 * random.nextGaussian());
                with[i] = 51 * round * Math.exp(0.03 * random.nextGaussian());
            }
            Estimate ratio = Paired.ratio(with, without);
            covered += ratio.low() <= 1.02 && 1.02 <= ratio.high() ? 1 : 0;
        }

        assertThat(covered / (double) TRIALS).isBetween(0.94, 0.96);
    }

    @Test
    void differences_areOfPairs_andPairsAreComplete() {
        assertThat(Paired.difference(new double[] {5, 7}, new double[] {1, 5}).value())
                .isEqualTo(3);
        assertThatThrownBy(() -> Paired.ratio(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 values against 3");
    }

    @Test
    void anEstimateTimesANegativeFactor_keepsItsEndsInOrder() {
        assertThat(new Estimate(2, 1, 4).times(-1)).isEqualTo(new Estimate(-2, -4, -1));
    }
}
