package io.lockspot.agent.record;

import io.lockspot.agent.record.CostBudget.Level;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** With a clock and costs of the test's own. */
class CostBudgetTest {

    private static final long SECOND = 1_000_000_000L;

    private long operations;
    private long cpu;

    @Test
    void whatIsPassed_turnsTheProbesDownStepByStep() {
        CostBudget budget = new CostBudget(1, Level.ALL);

        // 100 ns an operation, 200,000 of them in a second of CPU time: 2 %.
        assertThat(secondsUntilPassed(budget, 200_000, cost(100))).isEqualTo(3);
        assertThat(budget.level()).isEqualTo(Level.SAMPLED);
        assertThat(secondsUntilPassed(budget, 1_000_000, cost(20))).isEqualTo(3);
        assertThat(budget.level()).isEqualTo(Level.NONE);
        assertThat(secondsUntilPassed(budget, 1_000_000, cost(14)))
                .as("what is not counted cannot be had back")
                .isEqualTo(CostBudget.LAST_STEP_BEATS + 1);
        assertThat(budget.level()).isEqualTo(Level.OFF);
        assertThat(secondsUntilPassed(budget, 1_000_000, cost(14)))
                .as("there is nothing below")
                .isNegative();
    }

    /** As when the JVM has just started, or shares its processors with too many. */
    @Test
    void countingThatIsDearForAWhile_goesOn() {
        CostBudget budget = new CostBudget(1, Level.NONE);
        for (int i = 0; i < CostBudget.LAST_STEP_BEATS; i++) {
            operations += 100_000;
            cpu += SECOND;
            assertThat(budget.isPassed(operations, cpu, cost(800))).isFalse();
        }

        assertThat(secondsUntilPassed(budget, 100_000, cost(15))).isNegative();
    }

    @Test
    void whatIsKept_changesNothing() {
        CostBudget budget = new CostBudget(1, Level.ALL);

        assertThat(secondsUntilPassed(budget, 90_000, cost(100))).isNegative();
        assertThat(budget.level()).isEqualTo(Level.ALL);
    }

    @Test
    void whatIsNotSure_changesNothing() {
        CostBudget budget = new CostBudget(1, Level.ALL);
        RatioEstimate uncertain = new RatioEstimate();
        for (int i = 0; i < 6; i++) {
            uncertain.add(i % 2 == 0 ? 0 : 400, 1);
        }
        assertThat(uncertain.value()).isEqualTo(200);

        assertThat(secondsUntilPassed(budget, 200_000, uncertain))
                .as("4 %, but it may as well be nothing")
                .isNegative();
    }

    @Test
    void whatHasNotBeenMeasured_changesNothing() {
        assertThat(secondsUntilPassed(new CostBudget(1, Level.ALL), 1_000_000, new RatioEstimate()))
                .isNegative();
    }

    @Test
    void withoutALimit_nothingIsTurnedDown() {
        assertThat(secondsUntilPassed(new CostBudget(Double.NaN, Level.ALL), 1_000_000, cost(100)))
                .isNegative();
    }

    @Test
    void anIdleProcess_isNotJudged() {
        CostBudget budget = new CostBudget(1, Level.ALL);
        for (int i = 0; i < 500; i++) {
            operations += 1_000;
            cpu += SECOND / 1_000;
            assertThat(budget.isPassed(operations, cpu, cost(100)))
                    .as("10 % of nothing")
                    .isFalse();
        }
    }

    @Test
    void aLongQuietTime_doesNotHideABurst() {
        CostBudget budget = new CostBudget(1, Level.ALL);
        for (int i = 0; i < 3_600; i++) {
            operations += 10;
            cpu += SECOND;
            assertThat(budget.isPassed(operations, cpu, cost(100))).isFalse();
        }

        assertThat(secondsUntilPassed(budget, 400_000, cost(100))).isBetween(1, CostBudget.BEATS);
    }

    @Test
    void unknownCpuTime_isNotJudged() {
        assertThat(new CostBudget(1, Level.ALL).isPassed(1_000_000, -1, cost(1_000)))
                .isFalse();
    }

    /** One CPU is busy all the time. */
    private int secondsUntilPassed(CostBudget budget, long operationsPerSecond, RatioEstimate cost) {
        for (int second = 1; second <= 2 * CostBudget.BEATS; second++) {
            operations += operationsPerSecond;
            cpu += SECOND;
            if (budget.isPassed(operations, cpu, cost)) {
                return second;
            }
        }
        return -1;
    }

    private static RatioEstimate cost(long nanos) {
        RatioEstimate estimate = new RatioEstimate();
        for (int i = 0; i < 20; i++) {
            estimate.add(nanos * 100, 100);
        }
        return estimate;
    }
}
