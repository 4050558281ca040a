package io.lockspot.agent.record;

import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

class DumpRhythmTest {

    private static final long MEMORY = 1_000;

    @Test
    void smallDumps_leadToTheWantedInterval() {
        DumpRhythm rhythm = new DumpRhythm(SECONDS.toNanos(10), MEMORY);

        assertThat(rhythm.interval()).isEqualTo(SECONDS.toNanos(2));
        for (int i = 0; i < 5; i++) {
            rhythm.dumped(1);
        }
        assertThat(rhythm.interval()).isEqualTo(SECONDS.toNanos(10));
    }

    @Test
    void largeDumps_shortenTheIntervalToASecond() {
        DumpRhythm rhythm = new DumpRhythm(SECONDS.toNanos(10), MEMORY);

        for (int i = 0; i < 5; i++) {
            rhythm.dumped(MEMORY);
        }
        assertThat(rhythm.interval()).isEqualTo(SECONDS.toNanos(1));
    }

    @Test
    void interval_isNeverLongerThanWanted() {
        DumpRhythm rhythm = new DumpRhythm(SECONDS.toNanos(1), MEMORY);

        rhythm.dumped(1);
        assertThat(rhythm.interval()).isEqualTo(SECONDS.toNanos(1));
    }
}
