package io.lockspot.agent.probe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class AskedTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, -1, -4, 1_000_003, Long.MAX_VALUE, Long.MIN_VALUE})
    void aMoment_isNeverNothingAndKeepsItsTime(long nanoTime) {
        for (boolean sampled : new boolean[] {false, true}) {
            long asked = Asked.at(nanoTime, sampled);

            assertThat(asked).isNotZero();
            assertThat(Asked.until(nanoTime + 1_000, asked)).isBetween(996L, 1_003L);
            assertThat(Asked.weight(asked)).isEqualTo(sampled ? Settings.timedEvery : 1);
            assertThat(Asked.isByRegister(asked)).isFalse();
            assertThat(Asked.isByRegister(Asked.byRegister(asked))).isTrue();
            assertThat(Asked.weight(Asked.byRegister(asked))).isEqualTo(Asked.weight(asked));
        }
    }

    @Test
    void whatWasDoneAtOnce_tookNoTime() {
        assertThat(Asked.until(99, Asked.at(100, true))).isZero();
    }
}
