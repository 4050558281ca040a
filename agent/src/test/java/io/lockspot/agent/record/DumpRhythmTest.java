package io.lockspot.agent.record;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

class DumpRhythmTest {

    private static final long MEMORY = 1_000;
    private static final long START = SECONDS.toNanos(-5);

    @Test
    void smallDumps_comeEarlyAtFirst_andThenAtEveryMultipleOfTheInterval() {
        assertThat(dumps(10, 1, 45)).containsExactly(2, 6, 10, 20, 30, 40);
    }

    @Test
    void largeDumps_comeEverySecond() {
        assertThat(dumps(10, MEMORY, 7)).containsExactly(2, 3, 4, 5, 6, 7);
    }

    @Test
    void aShortInterval_isKeptFromTheStart() {
        assertThat(dumps(1, 1, 4)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aDumpThatComesLate_doesNotMoveThoseAfterIt() {
        DumpRhythm rhythm = new DumpRhythm(START, SECONDS.toNanos(10), MEMORY);
        rhythm.dumped(START + SECONDS.toNanos(27), 1);

        assertThat(rhythm.isDue(START + SECONDS.toNanos(28))).isFalse();
        assertThat(rhythm.isDue(START + SECONDS.toNanos(30))).isTrue();
    }

    /** The seconds since the start at which dumps of that size are made. */
    private static List<Integer> dumps(long interval, long bytes, int seconds) {
        DumpRhythm rhythm = new DumpRhythm(START, SECONDS.toNanos(interval), MEMORY);
        List<Integer> made = new ArrayList<>();
        for (int second = 1; second <= seconds; second++) {
            long now = START + SECONDS.toNanos(second);
            if (rhythm.isDue(now)) {
                rhythm.dumped(now, bytes);
                made.add(second);
            }
        }
        return made;
    }
}
