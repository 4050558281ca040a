package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.flamegraphs.FrameKind;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read of recordings of the same small program, two threads that burn CPU under one lock, by several writers. */
class WritersTest {

    @ParameterizedTest
    @CsvSource({
        "async-profiler-2.9.jfr, async-profiler, 53, CPU, 0",
        "async-profiler-3.0.jfr, async-profiler, 56, CPU, 0",
        "async-profiler-4.0.jfr, async-profiler, 49, CPU, 0",
        "async-profiler-4.0-jfrsync.jfr, async-profiler, 55, CPU, 120",
        "jdk-17.jfr, jfr, 60, CPU, 158"
    })
    void samplesAndWaits_areAllRead(String name, String format, long samples, Measure measure, long waits)
            throws Exception {
        Path file = Fixtures.path(name);

        Recording recording = Fixtures.read(file);

        assertThat(recording.infos().get(0).format()).isEqualTo(format);
        assertThat(recording.infos().get(0).complete()).isTrue();
        assertThat(recording.samples(measure).stream().mapToLong(Sample::count).sum())
                .isEqualTo(samples);
        assertThat(recording.locks().stream().mapToLong(l -> l.waits()).sum()).isEqualTo(waits);
        boolean kernel = recording.samples(measure).stream()
                .flatMap(s -> s.stack().frames().stream())
                .anyMatch(f -> f.kind() == FrameKind.KERNEL);
        assertThat(recording.warnings().stream().map(Warning::code).anyMatch("no-kernel-frames"::equals))
                .as("said when there is a CPU profile without kernel frames")
                .isEqualTo(samples > 0 && !kernel);
    }
}
