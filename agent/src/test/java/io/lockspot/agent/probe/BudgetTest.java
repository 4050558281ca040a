package io.lockspot.agent.probe;

import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class BudgetTest {

    private final Budget budget = new Budget();

    @Test
    void aSlowOperation_affordsItsEvent() {
        assertThat(budget.affords(200_000, Budget.EVENT)).isTrue();
    }

    @Test
    void aShortOne_doesNot_andIsCountedAsDropped() {
        long dropped = Budget.dropped();

        assertThat(budget.affords(100_000, Budget.EVENT)).isFalse();
        assertThat(Budget.dropped() - dropped).isOne();
    }

    @Test
    void shortOnes_affordAnEventTogether() {
        assertThat(budget.affords(100_000, Budget.EVENT)).isFalse();
        assertThat(budget.affords(100_000, Budget.EVENT)).isTrue();
        assertThat(budget.affords(100_000, Budget.EVENT)).isFalse();
    }

    @Test
    void aLongWait_doesNotPayForABurst() {
        budget.affords(3_600_000_000_000L, Budget.EVENT);
        int written = 0;
        while (budget.affords(1, Budget.EVENT)) {
            written++;
        }

        assertThat(written).isLessThan(10);
    }

    @Test
    void whateverHappens_eventsCostAHundredthOfWhatWasReported() {
        Random random = new Random(6);
        long reported = 0;
        long spent = 0;
        for (int i = 0; i < 100_000; i++) {
            long nanos = random.nextLong(1L << random.nextInt(1, 25));
            reported += nanos;
            spent += budget.affords(nanos, Budget.EVENT) ? Budget.EVENT : 0;
            assertThat(spent).isLessThanOrEqualTo(reported / 100);
        }
        assertThat(spent).isPositive();
    }
}
