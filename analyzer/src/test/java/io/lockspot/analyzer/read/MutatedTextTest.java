package io.lockspot.analyzer.read;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Damaged text ends in a result or in the user's exception, and in nothing else. */
class MutatedTextTest {

    private static final String[] NEEDLES = {
        "\n",
        "\n\n",
        "\t",
        ":",
        ";",
        " ",
        "(",
        ")",
        "[",
        "]",
        "+0x",
        "999999999999999999999",
        "-1",
        "\0",
        "\r",
        "lock:contention_begin:",
        "lock:contention_end:",
        "flags=",
        "[unknown] (",
        "#",
        "_[k]",
        "tid=",
        "\u2028",
        "swapper 0 [0] 1.5: 1 cycles:",
        "\r\n",
        "\r\n\r\n",
        " ABI:2 AX:0x1\n",
        " 0x1/0x2/P/-/-/0",
        "java 1 [0] 1.5: PERF_RECORD_LOST lost 7\n",
        "Processed 12 events and lost 3 chunks!\n",
        "\t         7f1a2b3c4d5e f (inlined)\n",
        "\t",
        "|4 return;\n"
    };

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "perf/epchurn.perf-script.txt.gz, 1500",
        "perf/epclose-accept-nodel.perf-script.txt.gz, 500",
        "perf/lockcontention-eventfd-nodel.perf-script.txt.gz, 1500",
        "collapsed/epchurn.collapsed.gz, 1500"
    })
    void mutants_areReadOrRefused(String name, int mutants) throws IOException {
        byte[] whole = TextRecordings.gunzip(Files.readAllBytes(TextRecordings.resource(name)));
        Random random = new Random(name.hashCode());
        int read = 0;
        int refused = 0;
        for (int i = 0; i < mutants; i++) {
            byte[] mutant = mutate(excerpt(whole, random), random);
            boolean compressed = random.nextInt(8) == 0;
            byte[] content = compressed ? mutate(TextRecordings.gzip(mutant), random) : mutant;
            Path file = Files.write(folder.resolve("mutant"), content);
            try {
                check(Recordings.read(file));
                read++;
            } catch (BadRecordingException e) {
                assertThat(e.getMessage()).startsWith(file + ": ").doesNotContain("\n");
                refused++;
            }
        }
        assertThat(read).as("mutants that could be read").isGreaterThan(mutants / 4);
        assertThat(refused).as("mutants that were refused").isPositive();
    }

    private static void check(Recording recording) {
        for (Sample sample : recording.samples()) {
            assertThat(sample.weight()).isNotNegative();
            assertThat(sample.count()).isPositive();
        }
        assertThat(recording.durationNanos()).isNotNegative();
    }

    private static byte[] excerpt(byte[] whole, Random random) {
        int length = 1 + random.nextInt(20_000);
        int from = random.nextInt(Math.max(1, whole.length - length));
        while (from > 0 && whole[from - 1] != '\n') {
            from--;
        }
        return Arrays.copyOfRange(whole, from, Math.min(from + length, whole.length));
    }

    private static byte[] mutate(byte[] text, Random random) {
        byte[] mutant = text;
        for (int n = random.nextInt(12); n >= 0 && mutant.length > 2; n--) {
            int at = random.nextInt(mutant.length);
            switch (random.nextInt(6)) {
                case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutant[at] = (byte) random.nextInt(256);
                case 2 -> mutant = Arrays.copyOf(mutant, Math.max(at, 1));
                case 3 -> mutant = splice(mutant, at, new byte[0], random.nextInt(200));
                case 4 ->
                    mutant = splice(mutant, at, Arrays.copyOfRange(mutant, at, Math.min(at + 300, mutant.length)), 0);
                default ->
                    mutant = splice(
                            mutant, at, NEEDLES[random.nextInt(NEEDLES.length)].getBytes(StandardCharsets.UTF_8), 0);
            }
        }
        return mutant;
    }

    /** Puts something in at that place, and takes as many bytes out. */
    private static byte[] splice(byte[] text, int at, byte[] in, int out) {
        int rest = Math.min(at + out, text.length);
        byte[] spliced = new byte[at + in.length + text.length - rest];
        System.arraycopy(text, 0, spliced, 0, at);
        System.arraycopy(in, 0, spliced, at, in.length);
        System.arraycopy(text, rest, spliced, at + in.length, text.length - rest);
        return spliced;
    }
}
