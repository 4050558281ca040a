package io.lockspot.analyzer.read.pprof;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.read.Recordings;
import io.lockspot.analyzer.read.TextRecordings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Damaged profiles end in a result or in the user's exception, and in nothing else. */
class MutatedProfileTest {

    private static final int MUTANTS = 1_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"go-cpu.pb.gz", "go-mutex.pb.gz", "go-heap.pb.gz", "jfrconv-4.5-cpu.pb.gz"})
    void mutants_areReadOrRefused(String name) throws Exception {
        byte[] whole = TextRecordings.gunzip(Files.readAllBytes(TextRecordings.resource("pprof/" + name)));
        Random random = new Random(name.hashCode());
        int read = 0;
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutate(whole.clone(), random);
            try {
                check(i % 4 == 0 ? throughFile(mutant, random) : directly(mutant));
                read++;
            } catch (BadRecordingException e) {
                assertThat(e.getMessage()).doesNotContain("\n");
                refused++;
            }
        }
        assertThat(read).as("mutants that could be read").isGreaterThan(MUTANTS / 20);
        assertThat(refused).as("mutants that were refused").isPositive();
    }

    private Recording throughFile(byte[] mutant, Random random) throws IOException, BadRecordingException {
        byte[] content = TextRecordings.gzip(mutant);
        if (random.nextBoolean()) {
            content[random.nextInt(content.length)] ^= 4;
        }
        return Recordings.read(Files.write(folder.resolve("mutant"), content));
    }

    /** Also what the file's beginning would not give away as a profile any more. */
    private static Recording directly(byte[] mutant) throws IOException, BadRecordingException {
        RecordingBuilder into = new RecordingBuilder("mutant");
        new PprofReader().read(new ByteArrayInputStream(mutant), into).ifPresent(into::damaged);
        return into.build();
    }

    private static void check(Recording recording) {
        for (Sample sample : recording.samples()) {
            assertThat(sample.weight()).isNotNegative();
            assertThat(sample.count()).isPositive();
        }
        assertThat(recording.durationNanos()).isNotNegative();
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        byte[] mutant = bytes;
        for (int n = random.nextInt(6); n >= 0 && mutant.length > 2; n--) {
            int at = random.nextInt(mutant.length);
            switch (random.nextInt(6)) {
                case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutant[at] = (byte) random.nextInt(256);
                case 2 -> mutant = Arrays.copyOf(mutant, Math.max(at, 1));
                case 3 -> Arrays.fill(mutant, at, Math.min(at + 12, mutant.length), (byte) 0xff);
                case 4 -> Arrays.fill(mutant, at, Math.min(at + 12, mutant.length), (byte) 0);
                default -> {
                    int length = Math.min(random.nextInt(200), mutant.length - at);
                    System.arraycopy(mutant, random.nextInt(mutant.length - length + 1), mutant, at, length);
                }
            }
        }
        return mutant;
    }
}
