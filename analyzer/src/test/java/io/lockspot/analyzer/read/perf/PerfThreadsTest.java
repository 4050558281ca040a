package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.LockStats;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.read.KnownFrames;
import io.lockspot.analyzer.read.TextRecordings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** However many threads parse, and however the text comes, the result is the same. */
class PerfThreadsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "perf/epchurn-fixed.perf-script.txt.gz",
                "perf/epclose-accept-nodel.perf-script.txt.gz",
                "perf/lockcontention-eventfd-nodel.perf-script.txt.gz"
            })
    void everyNumberOfThreadsAndSizeOfBlocks_givesTheSame(String name) throws Exception {
        byte[] text = TextRecordings.gunzip(Files.readAllBytes(TextRecordings.resource(name)));
        String one = described(text, 1, 1 << 20);

        assertThat(one).contains("samples");
        for (int jobs : new int[] {1, 2, 7}) {
            for (int blockSize : new int[] {4096, 50_000, 1 << 20}) {
                assertThat(described(text, jobs, blockSize))
                        .as("%s threads, blocks of %s", jobs, blockSize)
                        .isEqualTo(one);
            }
        }
    }

    @Test
    void damage_isTheSameToo() throws Exception {
        byte[] whole = TextRecordings.gunzip(
                Files.readAllBytes(TextRecordings.resource("perf/lockcontention-eventfd-nodel.perf-script.txt.gz")));
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            byte[] text = Arrays.copyOf(whole, whole.length / 2 + random.nextInt(whole.length / 2));
            for (int i = random.nextInt(400); i >= 0; i--) {
                text[text.length / 10 + random.nextInt(text.length - text.length / 10)] =
                        (byte) (random.nextBoolean() ? '\n' : random.nextInt(256));
            }
            assertThat(described(text, 3, 20_000 + seed)).as("seed %s", seed).isEqualTo(described(text, 1, 1 << 20));
        }
    }

    @Test
    void aPipeThatDribbles_givesTheSame() throws Exception {
        byte[] text = TextRecordings.gunzip(
                Files.readAllBytes(TextRecordings.resource("perf/lockcontention-eventfd-nodel.perf-script.txt.gz")));
        Random random = new Random(1);
        InputStream dribble = new FilterInputStream(new ByteArrayInputStream(text)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(5000)));
            }
        };

        assertThat(described(dribble, new PerfScriptReader(2, 30_000, new KnownFrames())))
                .isEqualTo(described(text, 1, 1 << 20));
    }

    @Test
    void moreFunctionsThanFitIntoMemory_areTheSameOnesLeftOut() throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < 20_000; ) {
            text.writeBytes("java 7 [1] 1.5: 1 cpu-clock:\n".getBytes(StandardCharsets.UTF_8));
            for (int end = i + 100; i < end; i++) {
                text.writeBytes(("\t    7f1a2b3c4d5e f" + i * 7919L % 5000 + "\n").getBytes(StandardCharsets.UTF_8));
            }
            text.write('\n');
        }
        String one = described(text.toByteArray(), 1, 1 << 20, 100_000);

        assertThat(one).contains("frames became [other]");
        assertThat(described(text.toByteArray(), 3, 10_000, 100_000)).isEqualTo(one);
    }

    private static String described(byte[] text, int jobs, int blockSize) throws IOException {
        return described(text, jobs, blockSize, 10_000_000);
    }

    private static String described(byte[] text, int jobs, int blockSize, long budget) throws IOException {
        return described(
                new ByteArrayInputStream(text), new PerfScriptReader(jobs, blockSize, new KnownFrames(budget)));
    }

    private static String described(InputStream text, PerfScriptReader reader) throws IOException {
        RecordingBuilder into = new RecordingBuilder("made.txt");
        try {
            reader.read(text, into);
        } catch (BadRecordingException e) {
            return e.getMessage();
        }
        return described(into.build());
    }

    private static String described(Recording recording) {
        List<String> samples = recording.samples().stream()
                .map(s -> s.measure() + s.thread() + s.stack().hashCode() + "=" + s.weight() + "/" + s.count())
                .sorted()
                .toList();
        TreeMap<String, String> locks = new TreeMap<>();
        for (LockStats lock : recording.locks()) {
            locks.put(
                    lock.lock().toString(),
                    lock.waits() + " " + lock.waitTime() + " " + lock.maxWait() + " " + lock.percentile(99) + " "
                            + lock.waiters().size());
        }
        return "infos " + recording.infos() + "\nlocks " + locks + "\nwarnings " + recording.warnings() + "\nsamples "
                + samples;
    }
}
