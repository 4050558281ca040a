package io.lockspot.analyzer.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ModeratedTTest {

    /** Student's own data of 1908, R's {@code sleep}: {@code t.test(extra ~ group, var.equal = TRUE)}. */
    private static final Series SLEEP = new Series(
            Scale.LOG,
            new double[] {
                0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0, 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4
            },
            10,
            0);

    @Test
    void oneQuantityAlone_isStudentsTest() {
        Estimate estimate = new ModeratedT(List.of(SLEEP), false).estimate(SLEEP);

        assertThat(estimate.spread().degrees()).isEqualTo(18);
        assertThat(estimate.p()).isCloseTo(0.07919, within(1e-5));
        Interval interval = estimate.ratioInterval();
        assertThat(Math.log(interval.low())).isCloseTo(-0.203874, within(1e-5));
        assertThat(Math.log(interval.high())).isCloseTo(3.363874, within(1e-5));
    }

    @Test
    void prior_findsTheVarianceAndItsDegreesThatQuantitiesWereDrawnWith() {
        VariancePrior prior = VariancePrior.of(drawn(4000, 0.04, 6, 8));

        assertThat(prior.betweenRuns() * prior.factor()).isCloseTo(0.04, within(0.004));
        assertThat(prior.degrees()).isBetween(4.5, 8.0);
    }

    @Test
    void prior_ofQuantitiesThatAllVaryAlike_isAsGoodAsCertain() {
        VariancePrior prior = VariancePrior.of(drawn(4000, 0.04, Double.POSITIVE_INFINITY, 8));

        assertThat(prior.betweenRuns() * prior.factor()).isCloseTo(0.04, within(0.002));
        assertThat(prior.degrees()).isGreaterThan(100);
    }

    @Test
    void prior_ofAFewQuantities_isNone() {
        assertThat(VariancePrior.of(drawn(9, 0.04, 6, 8))).isEqualTo(VariancePrior.NONE);
    }

    @Test
    void recordingsComparedWithThemselves_differInNothing() {
        List<Series> same = Collections.nCopies(20, new Series(Scale.LOG, new double[6], 3, 0));

        Estimate estimate = new ModeratedT(same, false).estimate(same.get(0));

        assertThat(estimate.p()).isEqualTo(1);
        assertThat(estimate.ratioInterval().high()).isCloseTo(1.009, within(0.005));
    }

    @Test
    void runsThatAgreeByChance_areNotTakenForExact() {
        Series same = new Series(Scale.LOG, new double[] {1, 1, 1, 1.001, 1.001, 1.001}, 3, 0);

        assertThat(new ModeratedT(List.of(same), false).estimate(same).p()).isGreaterThan(0.5);
    }

    /** What hardly ever happened before, and always does now: the one is unknown, the other is not. */
    @Test
    void theMeanOfASide_isAsSureAsTheRunsOfThatSide() {
        Series series = new Series(Scale.LOG, new double[] {0, 4, 2, 9, 9.02, 9.01}, 3, 0);
        Estimate estimate = new ModeratedT(List.of(series), false).estimate(series);

        assertThat(estimate.before()).isEqualTo(new Estimate.Spread(2, 2));
        assertThat(estimate.after().deviation()).isCloseTo(0.01, within(1e-9));
        assertThat(estimate.spread().deviation()).isCloseTo(Math.sqrt((4 + 0.0001) / 2), within(1e-9));
        Interval after = estimate.sideInterval(false, 0.05);
        assertThat(after.high() - 9.01).isCloseTo(4.302653 * 0.01 / Math.sqrt(3), within(1e-6));
    }

    @Test
    void oneRunASide_isDescribedByItsSamplingAlone() {
        Series series = new Series(Scale.LOG, new double[] {0, 1}, 1, 0.01);

        Estimate estimate = new ModeratedT(List.of(series), true).estimate(series);

        assertThat(estimate.p()).isEqualTo(1);
        assertThat(estimate.ratioInterval().low()).isCloseTo(Math.exp(1 - 1.959964 * Math.sqrt(0.02)), within(1e-6));
    }

    @Test
    void shares_areComparedByTheirOdds_andReportedAsARatioOfShares() {
        double[] logits = {Scale.LOGIT.of(0.2), Scale.LOGIT.of(0.4)};
        Series series = new Series(Scale.LOGIT, logits, 1, 0.01);

        assertThat(new ModeratedT(List.of(series), true).estimate(series).ratio())
                .isCloseTo(2, within(1e-12));
    }

    @Test
    void detectableRatio_isTheOneOfTheTable() {
        // A path of 5 % among 75, 5 runs a side of 6,000 samples, 5 % between runs: a factor of 1.24.
        double variance = 1 / 300.5 + 0.0025;
        Series series = new Series(Scale.LOG, new double[10], 5, 1 / 300.5);
        Estimate estimate = new Estimate(series, new Estimate.Spread(Math.sqrt(variance), 40), false);

        assertThat(estimate.detectableRatio(0.05 / 75)).isCloseTo(1.24, within(0.02));
    }

    private static List<Series> drawn(int quantities, double variance, double degrees, int own) {
        Random random = new Random(7);
        List<Series> all = new ArrayList<>();
        for (int g = 0; g < quantities; g++) {
            double factor = Double.isInfinite(degrees) ? 1 : degrees / chiSquared(random, (int) degrees);
            double deviation = Math.sqrt(variance * factor);
            double[] values = DoubleStream.generate(() -> deviation * random.nextGaussian())
                    .limit(own + 2L)
                    .toArray();
            all.add(new Series(Scale.LOG, values, values.length / 2, 0));
        }
        return all;
    }

    private static double chiSquared(Random random, int degrees) {
        double sum = 0;
        for (int i = 0; i < degrees; i++) {
            double x = random.nextGaussian();
            sum += x * x;
        }
        return sum;
    }
}
