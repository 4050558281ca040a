package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.analyzer.read.Recordings;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** JFR's repository directory given as a recording. */
class RepositoryTest {

    private static final int SAMPLES = 4389;

    @TempDir
    private Path directory;

    @Test
    void itsChunks_areOneRecording_inTheOrderInWhichTheyBegan() throws Exception {
        write("b.jfr", churnStartingAt(1_000));
        write("a.jfr", churnStartingAt(2_000));
        write("c.jfr", churnStartingAt(1_500));
        write("notes.txt", new byte[] {1, 2, 3});

        assertThat(Repository.files(directory))
                .extracting(f -> f.getFileName().toString())
                .containsExactly("b.jfr", "c.jfr", "a.jfr");
        Recording recording = Recordings.read(directory);
        assertThat(samples(recording)).isEqualTo(3 * SAMPLES);
        assertThat(recording.infos()).hasSize(1);
        assertThat(recording.warnings()).extracting(Warning::code).doesNotContain(Warning.DAMAGED);
    }

    @Test
    void theChunkThatIsBeingWritten_countsAsFarAsItIs_andTheRecordingIsIncomplete() throws Exception {
        byte[] growing = churnStartingAt(2_000);
        ByteBuffer.wrap(growing).putLong(8, 0).putLong(16, 0).putLong(24, 0);
        write("1.jfr", churnStartingAt(1_000));
        write("2.jfr", growing);
        write("3.jfr", new byte[0]);

        Recording recording = read();

        assertThat(samples(recording)).isEqualTo(2 * SAMPLES);
        assertThat(recording.infos().get(0).complete()).isFalse();
        assertThat(recording.warnings())
                .extracting(Warning::text)
                .anyMatch(w -> w.startsWith("repository/2.jfr: offset " + growing.length + ": the chunk ends here"));
    }

    @Test
    void aChunkThatTheJvmDeletesMeanwhile_leavesTheRecordingIncomplete() throws Exception {
        write("2.jfr", churnStartingAt(2_000));
        RecordingBuilder builder = new RecordingBuilder("repository");

        new JfrReader(2)
                .readAll(
                        List.of(directory.resolve("1.jfr"), directory.resolve("2.jfr")),
                        List.of("repository/1.jfr", "repository/2.jfr"),
                        builder);

        Recording recording = builder.build();
        assertThat(samples(recording)).isEqualTo(SAMPLES);
        assertThat(recording.infos().get(0).complete()).isFalse();
        assertThat(recording.warnings())
                .extracting(Warning::text)
                .anyMatch(w -> w.contains("repository/1.jfr: offset 0: the JVM deleted the file"));
    }

    @Test
    void aDirectoryWithoutChunks_isRefused() throws Exception {
        write("empty.jfr", new byte[0]);

        assertThatThrownBy(this::read)
                .isInstanceOf(BadRecordingException.class)
                .hasMessageStartingWith("repository: is a directory without *.jfr files that hold anything; give");
    }

    @Test
    void aDirectoryOfOtherFiles_isRefused() throws Exception {
        write("text.jfr", "no recording, whatever its name says; long enough for a header of 68 bytes".getBytes());

        assertThatThrownBy(this::read)
                .isInstanceOf(BadRecordingException.class)
                .hasMessageContaining("bytes that are not a JFR chunk");
    }

    private Recording read() throws BadRecordingException {
        RecordingBuilder builder = new RecordingBuilder("repository");
        new JfrReader(2).readRepository(directory, builder);
        return builder.build();
    }

    private void write(String name, byte[] bytes) throws Exception {
        Files.write(directory.resolve(name), bytes);
    }

    private static byte[] churnStartingAt(long nanos) throws Exception {
        byte[] bytes = Files.readAllBytes(Fixtures.path(Fixtures.CHURN));
        ByteBuffer.wrap(bytes).putLong(32, nanos);
        return bytes;
    }

    private static long samples(Recording recording) {
        return recording.samples().stream().mapToLong(Sample::count).sum();
    }
}
