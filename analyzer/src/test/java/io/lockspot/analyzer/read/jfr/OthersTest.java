package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.JfrFixtures;
import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.Warning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Recordings that others made, of JDKs that are not at hand here. That each of their events is read as the JDK reads it
 * is said by {@link DecoderOracleTest}; here is what becomes of them.
 */
class OthersTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "jdk-8u292, jfr, 208, truncated-stacks no-kernel-frames",
        "jdk-11.0.9, jfr, 2447, truncated-stacks no-kernel-frames",
        "jdk-11.0.16-datadog, jfr, 113, no-kernel-frames",
        "jdk-15, jfr, 0, ''",
        "jdk-18, jfr, 49, no-kernel-frames",
        "jdk-21, jfr, 11, no-kernel-frames",
        "async-profiler-2.9-pyroscope, async-profiler, 554, no-kernel-frames profiler-log",
        "async-profiler-spans-pyroscope, async-profiler, 472, no-kernel-frames",
        "async-profiler-nativemem, async-profiler, 0, unread-samples",
        "async-profiler-wall-pyroscope, async-profiler, 0, wall-clock-samples"
    })
    void samplesAreCounted_andWhatIsMissingIsSaid(String name, String format, long samples, String warnings)
            throws Exception {
        Recording recording = Fixtures.read(JfrFixtures.plain(Fixtures.path("others/" + name + ".jfr.gz"), directory));

        assertThat(recording.infos()).singleElement().satisfies(info -> {
            assertThat(info.format()).isEqualTo(format);
            assertThat(info.complete()).isTrue();
        });
        assertThat(Stream.of(Measure.CPU, Measure.SAMPLES)
                        .flatMap(measure -> recording.samples(measure).stream())
                        .mapToLong(Sample::count)
                        .sum())
                .isEqualTo(samples);
        assertThat(recording.warnings().stream().map(Warning::code))
                .containsExactlyElementsOf(warnings.isEmpty() ? List.of() : List.of(warnings.split(" ")));
    }

    static Stream<Path> older() throws IOException {
        List<Path> older = JfrFixtures.older();
        assertThat(older).as("found by walking").hasSize(3);
        return older.stream();
    }

    @ParameterizedTest
    @MethodSource("older")
    void theOlderFormats_areRefused_andItIsSaidWhatToDo(Path file) throws Exception {
        Path plain = JfrFixtures.plain(file, directory);

        assertThatThrownBy(() -> Fixtures.read(plain))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageMatching("plain\\.jfr: offset 0: JFR format (0\\.9|1\\.0) cannot be read, only 2\\.x;"
                        + " record with JDK 8u262, 11 or newer; nothing in the file can be read");
    }
}
