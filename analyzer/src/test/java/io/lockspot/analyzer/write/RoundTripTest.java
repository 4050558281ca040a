package io.lockspot.analyzer.write;

import io.lockspot.analyzer.RandomProfiles;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.read.Recordings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is written for other tools is read back as it was, whatever names it holds. */
class RoundTripTest {

    private static final int SEEDS = 400;

    @TempDir
    private Path folder;

    @Test
    void collapsed_givesTheStacksAndWeightsBack() throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            Recording recording = RandomProfiles.recording(seed, Measure.SAMPLES);
            Path file = Files.writeString(folder.resolve("a.collapsed"), collapsed(recording, false));

            assertThat(weights(Recordings.read(file), false))
                    .as("seed %d", seed)
                    .isEqualTo(weights(recording, false));
        }
    }

    @Test
    void collapsedWithThreads_givesTheThreadsBackToo() throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            Recording recording = RandomProfiles.recording(seed, Measure.SAMPLES);
            Path file = Files.writeString(folder.resolve("a.collapsed"), collapsed(recording, true));

            assertThat(weights(Recordings.read(file), true)).as("seed %d", seed).isEqualTo(weights(recording, true));
        }
    }

    @Test
    void pprof_givesEverythingBack() throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            Recording recording = RandomProfiles.recording(seed, Measure.values());
            Path file = Files.write(folder.resolve("a.pb.gz"), pprof(recording));

            assertThat(described(Recordings.read(file))).as("seed %d", seed).isEqualTo(described(recording));
        }
    }

    @Test
    void theSameRecording_isWrittenAsTheSameBytes() throws Exception {
        Recording recording = RandomProfiles.recording(7, Measure.values());
        Recording again = RandomProfiles.recording(7, Measure.values());

        assertThat(pprof(again)).isEqualTo(pprof(recording));
        assertThat(collapsed(again, true)).isEqualTo(collapsed(recording, true));
        assertThat(speedscope(again)).isEqualTo(speedscope(recording));
    }

    static Profiles profiles(Recording recording, boolean threads) {
        List<Profile> profiles = Arrays.stream(Measure.values())
                .filter(recording::has)
                .map(m -> new Profile(m, recording.samples(m)))
                .toList();
        return new Profiles("made", recording.durationNanos(), profiles, threads);
    }

    static String speedscope(Recording recording) throws IOException {
        StringWriter out = new StringWriter();
        SpeedscopeWriter.write(profiles(recording, true), out);
        return out.toString();
    }

    private static String collapsed(Recording recording, boolean threads) throws IOException {
        StringBuilder out = new StringBuilder();
        CollapsedWriter.write(profiles(recording, threads), out);
        // Through bytes, as a file would.
        return new String(out.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static byte[] pprof(Recording recording) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PprofWriter.write(profiles(recording, false), out);
        return out.toByteArray();
    }

    /** By stack, and by thread where there is a place for it. */
    private static Map<Object, Long> weights(Recording recording, boolean threads) {
        return recording.samples().stream()
                .collect(Collectors.groupingBy(
                        s -> List.of(threads ? s.thread() : "", s.stack().frames()),
                        Collectors.summingLong(Sample::weight)));
    }

    /** A name that no UTF-8 can hold is written with an escape, in a thread's name for good. */
    private static Map<String, Long> described(Recording recording) {
        Map<String, Long> described = new TreeMap<>();
        for (Sample s : recording.samples()) {
            String key = s.measure() + "|" + Texts.encodable(s.thread()) + "|"
                    + s.stack().frames().stream().map(Object::toString).toList();
            described.merge(key + "|weight", s.weight(), Long::sum);
            described.merge(key + "|count", s.measure() == Measure.SAMPLES ? s.weight() : s.count(), Long::sum);
        }
        return described;
    }
}
