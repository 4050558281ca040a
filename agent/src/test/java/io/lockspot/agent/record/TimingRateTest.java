package io.lockspot.agent.record;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** With a clock that takes 50 ns and a CPU of the test's own. */
final class TimingRateTest {

    private static final long SECOND = 1_000_000_000L;

    private final TimingRate rate = new TimingRate(1, 50);
    private long operations;
    private long timed;
    private long cpu;

    @Test
    void aServerWithTimeToSpare_timesWhatItsThreadsDo() {
        // 0.2 % of the CPU time.
        seconds(60, 40_000, 40_000);

        assertThat(rate.timedAtMost()).isEqualTo(TimingRate.MOST);
    }

    @Test
    void manyThreadsThatAreNotBusyEach_areTooMuchTogether() {
        // 1 % of the CPU time.
        seconds(3, 200_000, 200_000);
        assertThat(rate.timedAtMost()).isEqualTo(TimingRate.MOST / 8);
        // One of 16 is below the limit.
        seconds(60, 200_000, 12_500);
        assertThat(rate.timedAtMost()).isEqualTo(TimingRate.MOST / 8);
    }

    @Test
    void whenAllCouldBeTimedAgain_theyAre() {
        seconds(10, 200_000, 200_000);
        assertThat(rate.timedAtMost()).isLessThan(TimingRate.MOST / 8);
        seconds(1, 40_000, 2_500);

        assertThat(rate.timedAtMost()).isEqualTo(TimingRate.MOST);
    }

    @Test
    void itEndsAtNothing() {
        seconds(100, 1_000_000, 1_000_000);

        assertThat(rate.timedAtMost()).isZero();
    }

    @Test
    void aSmallBudget_leavesATimingOfItsOwnSize() {
        TimingRate strict = new TimingRate(0.1, 50);
        strict.beat(10_000, 10_000, SECOND);

        assertThat(strict.timedAtMost()).as("0.05 % of a budget of 0.1 %").isEqualTo(TimingRate.MOST / 2);
    }

    @Test
    void withoutABudget_itIsAQuarterOfOnePercent() {
        TimingRate free = new TimingRate(Double.NaN, 50);
        free.beat(40_000, 40_000, SECOND);
        assertThat(free.timedAtMost()).isEqualTo(TimingRate.MOST);
        free.beat(240_000, 240_000, 2 * SECOND);
        assertThat(free.timedAtMost()).isEqualTo(TimingRate.MOST / 2);
    }

    @Test
    void whereTheCpuTimeIsNotKnown_nothingChanges() {
        for (int i = 1; i < 10; i++) {
            rate.beat(1_000_000L * i, 1_000_000L * i, -1);
        }

        assertThat(rate.timedAtMost()).isEqualTo(TimingRate.MOST);
    }

    @Test
    void anIdleProcess_isJudgedWhenThereIsSomethingToJudge() {
        for (int i = 1; i <= 100; i++) {
            // 2 ms of CPU time a second, half of it operations.
            rate.beat(20_000L * i, 20_000L * i, 2_000_000L * i);
        }

        assertThat(rate.timedAtMost()).as("once in a hundred seconds").isEqualTo(TimingRate.MOST / 2);
    }

    private void seconds(int count, long more, long moreTimed) {
        for (int i = 0; i < count; i++) {
            operations += more;
            timed += moreTimed;
            cpu += SECOND;
            rate.beat(operations, timed, cpu);
        }
    }
}
