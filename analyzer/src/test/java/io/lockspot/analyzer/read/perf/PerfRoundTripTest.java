package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.analyzer.read.KnownFrames;
import io.lockspot.analyzer.read.TextRecordings;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What was printed is read again exactly, whatever the shape. */
class PerfRoundTripTest {

    @Test
    void randomSamples_areReadAsTheyWerePrinted() throws Exception {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            RandomPerfScript script = new RandomPerfScript(random, 1 + random.nextInt(40));

            Recording recording = TextRecordings.read(new PerfScriptReader(1), script.text());

            assertThat(meaning(recording)).as("seed %s:\n%s", seed, script).isEqualTo(script.meaning());
            assertThat(recording.warnings())
                    .as("seed %s:\n%s", seed, script)
                    .extracting(Warning::code)
                    .isSubsetOf("kernel-symbols");
        }
    }

    @Test
    void manyThreadsAndShortBlocks_readTheSame() throws Exception {
        for (int seed = 0; seed < 15; seed++) {
            RandomPerfScript script = new RandomPerfScript(new Random(seed), 300);

            assertThat(read(script, 1 + seed % 4, 3000 + seed))
                    .as("seed %s:\n%s", seed, script)
                    .isEqualTo(script.meaning());
        }
    }

    private static Map<String, Long> read(RandomPerfScript script, int jobs, int blockSize)
            throws BadRecordingException {
        return meaning(TextRecordings.read(new PerfScriptReader(jobs, blockSize, new KnownFrames()), script.text()));
    }

    private static Map<String, Long> meaning(Recording recording) {
        Map<String, Long> meaning = new TreeMap<>();
        recording
                .samples()
                .forEach(s -> meaning.put(s.measure().id() + "|" + s.thread() + "|" + s.stack(), s.weight()));
        return meaning;
    }
}
