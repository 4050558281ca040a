package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.LockStats;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One recording read on one thread and on several: the same samples in the same order, the same locks and warnings. */
class ThreadsDoNotMatterTest {

    private static final List<String> PARTS = List.of(
            Fixtures.CHURN,
            "async-profiler-4.6-ctimer.jfr",
            "jdk-25-waits.jfr",
            Fixtures.CHURN,
            "async-profiler-4.6-wall.jfr",
            Fixtures.CHURN);

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("all.jfr");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void chunksOfSeveralWriters_giveTheSame(int jobs) throws Exception {
        Files.write(file, parts());

        assertSame(jobs);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void damageInTheMiddleAndAtTheEnd_givesTheSame(int jobs) throws Exception {
        byte[] bytes = parts();
        Arrays.fill(bytes, 30_000, 30_061, (byte) 0xff);
        Arrays.fill(bytes, 200_000, 200_061, (byte) 0xff);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1000));

        assertSame(jobs);
        assertThat(read(jobs).warnings()).hasSizeGreaterThan(2);
    }

    @Test
    void aRecordingWithMoreDamageThanIsTold_givesTheSame() throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] churn = Files.readAllBytes(Fixtures.path(Fixtures.CHURN));
        Arrays.fill(churn, 50_000, 50_061, (byte) 0xff);
        for (int i = 0; i < Limits.DAMAGES + 10; i++) {
            all.writeBytes(churn);
        }
        Files.write(file, all.toByteArray());

        assertSame(4);
    }

    private void assertSame(int jobs) throws Exception {
        Recording one = read(1);
        Recording several = read(jobs);

        assertThat(several.samples()).isEqualTo(one.samples());
        assertThat(several.warnings()).isEqualTo(one.warnings());
        assertThat(several.infos()).isEqualTo(one.infos());
        assertThat(several.locks()).extracting(LockStats::lock).isEqualTo(locks(one));
        assertThat(several.locks())
                .extracting(l -> l.waits() + " " + l.waitTime() + " " + l.percentile(50) + l.waiters() + l.owners())
                .isEqualTo(one.locks().stream()
                        .map(l -> l.waits() + " " + l.waitTime() + " " + l.percentile(50) + l.waiters() + l.owners())
                        .toList());
    }

    private static List<?> locks(Recording recording) {
        return recording.locks().stream().map(LockStats::lock).toList();
    }

    private Recording read(int jobs) throws Exception {
        RecordingBuilder builder = new RecordingBuilder("all.jfr");
        new JfrReader(jobs).read(file, builder);
        return builder.build();
    }

    private static byte[] parts() throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String part : PARTS) {
            all.writeBytes(Files.readAllBytes(Fixtures.path(part)));
        }
        return all.toByteArray();
    }
}
