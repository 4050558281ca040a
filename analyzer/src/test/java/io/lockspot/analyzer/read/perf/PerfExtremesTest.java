package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.analyzer.read.Blocks;
import io.lockspot.analyzer.read.FrameCache;
import io.lockspot.analyzer.read.KnownFrames;
import io.lockspot.analyzer.read.LineBytes;
import io.lockspot.analyzer.read.TextRecordings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Text that no perf would print, or only for an odd program. */
class PerfExtremesTest {

    private static final String HEADER = "java 7 [1] 1.5: 1000 cpu-clock:\n";
    private static final String SAMPLE = HEADER + "\t           f8a1a __close+0x3a (/lib/libc.so.6)\n\n";

    @Test
    void namesOfAMegabyte_loseTheirEnd() throws Exception {
        Recording recording =
                read(HEADER + "\t           f8a1a " + "x".repeat(1 << 20) + "+0x3a (/lib/libc.so.6)\n\n" + SAMPLE);

        assertThat(recording.samples()).hasSize(2);
        assertThat(recording.samples())
                .extracting(s -> s.stack().frames().get(0).name().length())
                .contains(FrameCache.MAX_NAME - 1);
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void aLineOverTheLimit_isDamageAndNoMore() throws Exception {
        Recording recording = read(SAMPLE + "x".repeat(LineBytes.MAX_LINE + 1) + "\n" + SAMPLE);

        assertThat(recording.samples().get(0).count()).isEqualTo(2);
        assertThat(recording.warnings())
                .singleElement()
                .satisfies(
                        w -> assertThat(w.text()).contains("1 line is not output of perf script, the first at line 4"));
    }

    @Test
    void aLineLongerThanABlock_isDamageAndNoMore() throws Exception {
        Recording recording =
                read(SAMPLE.repeat(3) + "x".repeat(3 * Blocks.LONGEST) + "\n" + SAMPLE.repeat(2) + "what\n\n" + SAMPLE);

        assertThat(recording.samples().get(0).count()).isEqualTo(6);
        assertThat(recording.warnings())
                .singleElement()
                .satisfies(w ->
                        assertThat(w.text()).contains("2 lines are not output of perf script, the first at line 10"));
    }

    @Test
    void zeroBytes_areCharactersLikeOthers() throws Exception {
        Recording recording =
                read(SAMPLE + HEADER.replace("java", "ja\0va") + "\t  f8a1a __cl\0ose+0x3a (/lib/x.so)\n\n");

        assertThat(recording.samples())
                .extracting(s -> s.thread() + ";" + s.stack())
                .containsExactlyInAnyOrder("java;close", "ja\0va;__cl\0ose");
    }

    @Test
    void bytesThatAreNotUtf8_areReplaced() throws Exception {
        byte[] text = SAMPLE.replace("__close", "__cl?se").getBytes(StandardCharsets.UTF_8);
        text[new String(text, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xff;

        assertThat(TextRecordings.read(new PerfScriptReader(), text)
                        .samples()
                        .get(0)
                        .stack()
                        .toString())
                .isEqualTo("__cl\ufffdse");
    }

    @Test
    void aLastLineWithoutItsEnd_isIncompleteUnlessTheSampleIsOver() throws Exception {
        assertThat(TextRecordings.warningCodes(read(SAMPLE + HEADER + "\t           f8a1a __clo")))
                .containsExactly(Warning.INCOMPLETE);
        assertThat(read(SAMPLE.stripTrailing() + "\n").warnings()).isEmpty();
    }

    @Test
    void manyStacksOf20000Frames_areWhole() throws Exception {
        StringBuilder frames = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            frames.append("\t    7f1a2b3c4d5e com.example.Recursion.step")
                    .append(i % 50)
                    .append("+0x1 (/lib/x.so)\n");
        }
        Recording recording =
                read(i -> i < 30 ? HEADER.replace("java", "t" + i % 3) + frames + "\n" : null, new KnownFrames());

        assertThat(recording.samples()).hasSize(3).allSatisfy(s -> {
            assertThat(s.count()).isEqualTo(10);
            assertThat(s.stack().frames()).hasSize(20_000);
        });
        assertThat(TextRecordings.tree(recording, Measure.CPU).total()).isEqualTo(30_000);
    }

    @Test
    void aMillionFunctions_areFoldedBeyondTheBudget() throws Exception {
        Recording recording =
                read(i -> i < 20_000 ? HEADER + functions(50 * i, 50 * i + 50) + "\n" : null, new KnownFrames(4 << 20));

        assertThat(recording.infos().get(0).samples()).isEqualTo(20_000);
        assertThat(TextRecordings.tree(recording, Measure.CPU).total()).isEqualTo(20_000_000);
        assertThat(recording.samples()).hasSizeBetween(100, 500);
        assertThat(TextRecordings.warningCodes(recording)).containsExactly("folded");
    }

    private static String functions(int from, int to) {
        StringBuilder frames = new StringBuilder();
        for (int i = from; i < to; i++) {
            frames.append("\t    7f1a2b3c4d5e com_example_function").append(i).append("+0x1 (/lib/x.so)\n");
        }
        return frames.toString();
    }

    private static Recording read(String text) throws BadRecordingException {
        return TextRecordings.read(new PerfScriptReader(), text);
    }

    /** @param part gives one part of the text after the other, and null after the last */
    private static Recording read(IntFunction<String> part, KnownFrames frames)
            throws BadRecordingException, IOException {
        RecordingBuilder into = new RecordingBuilder("made.txt");
        try (InputStream in = new SequenceInputStream(new Parts(part))) {
            new PerfScriptReader(2, Blocks.USUAL, frames).read(in, into);
        }
        return into.build();
    }

    private static final class Parts implements Enumeration<InputStream> {
        private final IntFunction<String> part;
        private int number;
        private String next;

        Parts(IntFunction<String> part) {
            this.part = part;
            next = part.apply(0);
        }

        @Override
        public boolean hasMoreElements() {
            return next != null;
        }

        @Override
        public InputStream nextElement() {
            InputStream in = new ByteArrayInputStream(next.getBytes(StandardCharsets.UTF_8));
            next = part.apply(++number);
            return in;
        }
    }
}
