package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.Warning;
import java.io.ByteArrayOutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static io.lockspot.analyzer.read.jfr.ChunkBytes.array;
import static io.lockspot.analyzer.read.jfr.ChunkBytes.event;
import static io.lockspot.analyzer.read.jfr.ChunkBytes.field;
import static io.lockspot.analyzer.read.jfr.ChunkBytes.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is damaged on purpose, and what is still read of it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamageTest {

    private static final int INT = 14;
    private static final int LONG = 15;
    private static final int STRING = 18;
    private static final int SAMPLES = 4389;

    @TempDir
    private Path directory;

    @Test
    void anEmptyFile_isRefused_withWhereItsDataMayBe() {
        assertThatThrownBy(() -> read(new byte[0]))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageStartingWith("damaged.jfr: offset 0: empty file: the JVM was killed before JFR wrote it;")
                .hasMessageContaining("repository");
    }

    @Test
    void textIsRefused_asNotARecording() {
        assertThatThrownBy(() -> read("java 1234 cycles:\n".repeat(20).getBytes()))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageStartingWith("damaged.jfr: offset 0: not a JFR recording");
    }

    @Test
    void anOldVersion_isRefused_byItsNumber() throws Exception {
        byte[] bytes = churn();
        bytes[5] = 1;

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageStartingWith("damaged.jfr: offset 0: JFR format 1.")
                .hasMessageContaining("only 2.x");
    }

    @Test
    void aNewerVersion_isRefused_byItsNumber() throws Exception {
        byte[] bytes = churn();
        bytes[5] = 3;

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageStartingWith("damaged.jfr: offset 0: JFR format 3.0 cannot be read, only 2.x");
    }

    @Test
    void aFileCutInItsOnlyChunk_isDamaged_andItsWholeEventsCount() throws Exception {
        byte[] bytes = churn();

        Recording recording = read(Arrays.copyOf(bytes, bytes.length - 1));

        assertThat(damage(recording)).startsWith("damaged.jfr: offset " + (bytes.length - 1) + ": the chunk ends here");
        assertThat(samples(recording)).isEqualTo(SAMPLES);
    }

    @Test
    void aCutSecondChunk_leavesTheFirst() throws Exception {
        byte[] bytes = churn();

        Recording recording = read(concat(bytes, Arrays.copyOf(bytes, 1000)));

        assertThat(damage(recording)).contains("offset " + (bytes.length + 1000) + ": the chunk ends here");
        assertThat(samples(recording)).isEqualTo(SAMPLES);
        assertThat(recording.infos().get(0).complete()).isFalse();
    }

    @Test
    void aChunkThatWasNeverFinished_doesNotHideTheOneBehindIt() throws Exception {
        byte[] unfinished = churn();
        ByteBuffer.wrap(unfinished).putLong(8, 0).putLong(16, 0).putLong(24, 0);

        Recording recording = read(concat(unfinished, churn()));

        assertThat(recording.warnings())
                .anyMatch(w -> w.code().equals(Warning.INCOMPLETE) && w.text().contains("still being written"))
                .noneMatch(w -> w.code().equals(Warning.DAMAGED));
        assertThat(recording.infos().get(0).complete()).isFalse();
        assertThat(samples(recording)).isEqualTo(2 * SAMPLES);
    }

    @Test
    void ones_overAnEventBoundary_endTheChunkThere() throws Exception {
        byte[] bytes = churn();
        int boundary = eventBehind(bytes, bytes.length / 4);
        Arrays.fill(bytes, boundary, boundary + 61, (byte) 0xff);

        Recording recording = read(bytes);

        assertThat(damage(recording)).contains("offset " + boundary + ": an event of -1 bytes where");
        assertThat(samples(recording)).isBetween(1L, SAMPLES - 1L);
    }

    @Test
    void zerosBehindTheLastChunk_areDamage_andNothingIsLost() throws Exception {
        byte[] bytes = churn();

        Recording recording = read(Arrays.copyOf(bytes, bytes.length + 10_000));

        assertThat(damage(recording)).contains("offset " + bytes.length + ": 10000 bytes that are not a JFR chunk");
        assertThat(samples(recording)).isEqualTo(SAMPLES);
    }

    @Test
    void garbageBetweenChunks_isSteppedOver() throws Exception {
        Recording recording = read(concat(churn(), new byte[333], churn()));

        assertThat(damage(recording)).contains("bytes that are not a JFR chunk");
        assertThat(samples(recording)).isEqualTo(2 * SAMPLES);
    }

    @Test
    void moreDamagesThanAnybodyReads_areCounted() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(churn());
        byte[] header = Arrays.copyOf(churn(), ChunkHeader.BYTES);
        for (int i = 0; i < 20_000; i++) {
            out.writeBytes(header);
        }

        Recording recording = read(out.toByteArray());

        assertThat(samples(recording)).isEqualTo(SAMPLES);
        assertThat(recording.warnings()).hasSizeLessThan(20);
        assertThat(recording.warnings().get(Limits.DAMAGES_TOLD).text())
                .contains(Limits.DAMAGES + " damaged places in all, the rest was not read");
    }

    @Test
    void aSparseFile_isRefusedWithoutReadingItAll() throws Exception {
        Path file = directory.resolve("sparse.jfr");
        Files.write(file, Arrays.copyOf(churn(), ChunkHeader.BYTES));
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(4L << 30);
            sparse.seek(8);
            sparse.writeLong(4L << 30);
        }

        assertThatThrownBy(() -> Fixtures.read(file))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageContaining("offset 0: a chunk of 4294967296 bytes, more than 2 GiB");
    }

    @Test
    void aTypeThatHoldsItself_isDamage() {
        assertDamage(
                "nested too deep",
                new ChunkBytes(true)
                        .checkpoint(0, to -> {})
                        .metadata(
                                type(40, "test.Loop", field("inner", 40)),
                                event(99, "jdk.ThreadPark", field("inner", 40), field("duration", LONG)),
                                type(LONG, "long"))
                        .bytes());
    }

    @Test
    void aTypeThatUnfoldsIntoMillions_isDamage() {
        ChunkBytes.Element[] types = new ChunkBytes.Element[10];
        types[0] = type(INT, "int");
        for (int i = 1; i < 9; i++) {
            int below = i == 1 ? INT : 99 + i;
            ChunkBytes.Element[] fields = new ChunkBytes.Element[10];
            for (int f = 0; f < fields.length; f++) {
                fields[f] = field("f" + f, below);
            }
            types[i] = type(100 + i, "test.Level" + i, fields);
        }
        types[9] = event(99, "jdk.ThreadPark", field("bomb", 108), field("duration", INT));

        assertDamage(
                "values",
                new ChunkBytes(true).checkpoint(0, to -> {}).metadata(types).bytes());
    }

    @Test
    void arraysOfNothing_orLongerThanTheirEvent_costNoTime() throws Exception {
        byte[] bytes = new ChunkBytes(true)
                .checkpoint(0, to -> {})
                .event(99, to -> to.s4(Integer.MAX_VALUE).s8(5))
                .metadata(
                        type(LONG, "long"),
                        type(40, "test.Nothing"),
                        event(99, "jdk.ThreadPark", array("nothings", 40), field("duration", LONG)))
                .bytes();

        assertThat(damage(read(bytes))).contains("a count of 2147483647 where");
    }

    @Test
    void moreConstantsThanBytes_areDamage() throws Exception {
        byte[] bytes = new ChunkBytes(true)
                .checkpoint(1, to -> to.s8(STRING).s4(10_000_000).s8(1).utf8("one"))
                .metadata(type(STRING, "java.lang.String"))
                .bytes();

        assertThat(damage(read(bytes))).contains("a count of 10000000 where");
    }

    @Test
    void tenMillionRealConstants_areRefusedByTheLimit() throws Exception {
        byte[] bytes = new ChunkBytes(true)
                .checkpoint(1, to -> {
                    to.s8(STRING).s4(Limits.POOL_ENTRIES + 1);
                    for (int i = 0; i <= Limits.POOL_ENTRIES; i++) {
                        to.s8(i).s1(ByteCursor.STRING_EMPTY);
                    }
                })
                .metadata(type(STRING, "java.lang.String"))
                .bytes();

        assertThat(damage(read(bytes))).contains("more than " + Limits.POOL_ENTRIES + " constants");
    }

    @Test
    void aChainOfCheckpointsThatGoesForward_isDamage() throws Exception {
        byte[] bytes = new ChunkBytes(true)
                .event(ConstantPools.TYPE_ID, to -> to.s8(0).s8(0).s8(5).s1(0).s4(0))
                .metadata(type(LONG, "long"))
                .bytes();
        ByteBuffer.wrap(bytes).putLong(16, ChunkHeader.BYTES);

        assertThat(damage(read(bytes))).contains("does not go backwards");
    }

    /** Nothing but metadata can be read of these: they end in a damaged, empty recording or are refused. */
    private void assertDamage(String what, byte[] bytes) {
        try {
            assertThat(damage(read(bytes))).contains(what);
        } catch (BadRecordingException e) {
            assertThat(e).hasMessageContaining(what);
        }
    }

    /** Where the first event behind that position starts. */
    private static int eventBehind(byte[] bytes, int position) {
        ByteCursor in = new ByteCursor(ByteBuffer.wrap(bytes), 0, true);
        int at = ChunkHeader.BYTES;
        while (at < position) {
            in.window(at, in.end());
            at += in.s4();
        }
        return at;
    }

    private static String damage(Recording recording) {
        return recording.warnings().stream()
                .filter(w -> w.code().equals(Warning.DAMAGED))
                .map(Warning::text)
                .findFirst()
                .orElseThrow();
    }

    private static long samples(Recording recording) {
        return recording.samples().stream().mapToLong(Sample::count).sum();
    }

    private Recording read(byte[] bytes) throws BadRecordingException {
        try {
            return Fixtures.read(Files.write(directory.resolve("damaged.jfr"), bytes));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] churn() throws Exception {
        return Files.readAllBytes(Fixtures.path(Fixtures.CHURN));
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
