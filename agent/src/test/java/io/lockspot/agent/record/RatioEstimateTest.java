package io.lockspot.agent.record;

import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RatioEstimateTest {

    private static final double COST = 70;

    @Test
    void theInterval_holdsTheTruthAsOftenAsItSays() {
        Random random = new Random(11);
        int held = 0;
        for (int i = 0; i < 2_000; i++) {
            RatioEstimate estimate = windows(random, 30);
            held += estimate.low() <= COST && COST <= estimate.high() ? 1 : 0;
        }

        assertThat(held / 2_000.0).isBetween(0.92, 0.97);
    }

    @Test
    void moreWindows_narrowIt() {
        Random random = new Random(12);
        RatioEstimate few = windows(random, 20);
        RatioEstimate many = windows(random, 2_000);

        assertThat(many.high() - many.low()).isLessThan((few.high() - few.low()) / 4);
        assertThat(many.value()).isCloseTo(COST, within(2.0));
    }

    @Test
    void emptyWindows_sayNothing() {
        RatioEstimate estimate = new RatioEstimate();
        for (int i = 0; i < 100; i++) {
            estimate.add(0, 0);
        }
        assertThat(estimate.isKnown()).isFalse();
        for (int i = 0; i < RatioEstimate.LEAST; i++) {
            estimate.add(700, 10);
        }

        assertThat(estimate.isKnown()).isTrue();
        assertThat(estimate.low()).isCloseTo(COST, within(1e-6));
        assertThat(estimate.high()).isCloseTo(COST, within(1e-6));
    }

    /** The tables that every textbook has. */
    @Test
    void studentsT_isThatOfTheTables() {
        assertThat(RatioEstimate.student(4)).isCloseTo(2.776, within(0.01));
        assertThat(RatioEstimate.student(9)).isCloseTo(2.262, within(0.001));
        assertThat(RatioEstimate.student(29)).isCloseTo(2.045, within(0.001));
        assertThat(RatioEstimate.student(1_000)).isCloseTo(1.962, within(0.001));
    }

    /** Windows of different load, in which a call costs something else each time. */
    private static RatioEstimate windows(Random random, int count) {
        RatioEstimate estimate = new RatioEstimate();
        for (int i = 0; i < count; i++) {
            int operations = 1 + random.nextInt(200);
            double cost = COST * (1 + 0.2 * random.nextGaussian());
            estimate.add(Math.round(operations * cost), operations);
        }
        return estimate;
    }
}
