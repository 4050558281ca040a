package io.lockspot.analyzer.mutation;

import io.lockspot.analyzer.JfrFixtures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Damaged recordings that once were trouble, here or elsewhere: the JDK's {@code jfr summary} never comes to the end of
 * {@code ones-over-an-event.jfr}.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeptMutantsTest {

    static Stream<Path> mutants() throws IOException {
        List<Path> mutants = JfrFixtures.damaged();
        assertThat(mutants).isNotEmpty();
        return mutants.stream();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void everyOne_isDamagedOrRefused(Path mutant) {
        assertThat(Verdict.ofReading(mutant)).isIn(Verdict.DAMAGED, Verdict.REFUSED);
        for (int turn = 0; turn < 5; turn++) {
            assertThat(Verdict.ofCommand(mutant, turn)).isIn(Verdict.DAMAGED, Verdict.REFUSED);
        }
    }
}
