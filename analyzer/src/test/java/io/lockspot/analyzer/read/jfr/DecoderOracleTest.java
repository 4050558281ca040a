package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.JfrFixtures;
import io.lockspot.analyzer.model.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every recording among the test resources, read by this package and by the JDK. Damaged ones are no part of it: of those
 * the JDK's reader throws one thing or another, or reads for ever.
 */
class DecoderOracleTest {

    @TempDir
    private Path directory;

    static Stream<Path> recordings() throws IOException {
        List<Path> recordings = JfrFixtures.sound();
        assertThat(recordings).as("found by walking").hasSizeGreaterThan(5);
        return recordings.stream();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everyFieldOfEveryEvent_isWhatTheJdkReads(Path file) throws Exception {
        List<String> events = SameEvents.check(JfrFixtures.plain(file, directory));

        System.out.println("equality with RecordingFile: " + file.getFileName() + ": " + events.size() + " events of "
                + events.stream().map(SameEvents::type).distinct().count() + " types");
        assertThat(events).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void whatIsFolded_isAllThatTheJdkReads(Path file) throws Exception {
        Path plain = JfrFixtures.plain(file, directory);
        Recording recording = Fixtures.read(plain);

        assertThat(FoldedOracle.ours(recording)).isEqualTo(FoldedOracle.of(plain));
    }
}
