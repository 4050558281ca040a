package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.Warning;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A file that loses its end between the moment when it is opened and the moment when it is read. */
class CutWhileReadTest {

    private static final int SAMPLES = 4389;

    @TempDir
    private Path directory;

    @Test
    void bytesThatAreGone_areDamage_withTheOffsetWhereTheFileEndsNow() throws Exception {
        Path file = churns(2);
        try (FileChannel channel = channel(file)) {
            FileWindow window = new FileWindow(channel);
            channel.truncate(10_000);
            byte[] into = new byte[(int) window.size()];

            assertThatThrownBy(() -> window.copy(0, into, into.length))
                    .isInstanceOf(ChunkDamage.class)
                    .satisfies(e -> assertThat(((ChunkDamage) e).text())
                            .startsWith("offset 10000: the file ends here: it was cut while it was being read"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatWasReadBefore_counts(int jobs) throws Exception {
        Path file = churns(40);
        long chunk = Files.size(file) / 40;
        RecordingBuilder into = new RecordingBuilder("cut.jfr");
        RecordingSummary summary = new RecordingSummary(into);
        Chunks chunks = new Chunks("cut.jfr", into, summary);
        Recurring.Shared shared = new Recurring.Shared();
        try (FileChannel channel = channel(file);
                ChunkPipeline pipeline = new ChunkPipeline(jobs, () -> new ChunkReader(new Recurring(shared)))) {
            FileWindow window = new FileWindow(channel);
            channel.truncate(3 * chunk + 5_000);
            new ChunkWalk(window, "cut.jfr", pipeline, chunks).read();
            pipeline.drain();
        }
        summary.finish();
        Recording recording = into.build();

        assertThat(recording.samples().stream().mapToLong(Sample::count).sum()).isEqualTo(3 * SAMPLES);
        assertThat(recording.infos().get(0).complete()).isFalse();
        assertThat(recording.warnings())
                .filteredOn(w -> w.code().equals(Warning.DAMAGED))
                .extracting(Warning::text)
                .first()
                .asString()
                .startsWith("cut.jfr: offset " + (3 * chunk + 5_000) + ": the file ends here: it was cut");
    }

    private static FileChannel channel(Path file) throws Exception {
        return FileChannel.open(file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    private Path churns(int count) throws Exception {
        Path file = directory.resolve("cut.jfr");
        byte[] churn = Files.readAllBytes(Fixtures.path(Fixtures.CHURN));
        for (int i = 0; i < count; i++) {
            Files.write(file, churn, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        return file;
    }
}
