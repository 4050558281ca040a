package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.ChildJvm;
import io.lockspot.analyzer.cli.Main;
import io.lockspot.analyzer.read.TextRecordings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.lockspot.analyzer.read.jfr.ChunkBytes.array;
import static io.lockspot.analyzer.read.jfr.ChunkBytes.event;
import static io.lockspot.analyzer.read.jfr.ChunkBytes.field;
import static io.lockspot.analyzer.read.jfr.ChunkBytes.type;
import static org.assertj.core.api.Assertions.assertThat;

/** Files made to exhaust a reader, given to the command line in a JVM with 256 MiB: one clear line, or a result. */
class HostileFilesTest {

    private static final int LONG = 15;
    private static final int STRING = 18;
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    private Path directory;

    @Test
    void aGibibyteOfZeros_inAMegabyteOfGzip_isRefused() throws Exception {
        Path bomb = directory.resolve("bomb.jfr.gz");
        try (OutputStream out = Files.newOutputStream(bomb)) {
            out.write(TextRecordings.gzip(
                    Arrays.copyOf(Files.readAllBytes(Fixtures.path(Fixtures.CHURN)), ChunkHeader.BYTES)));
            // A file of gzip may have many parts, and these are all the same.
            byte[] zeros = TextRecordings.gzip(new byte[MEBIBYTE]);
            for (int i = 0; i < 1024; i++) {
                out.write(zeros);
            }
        }

        assertThat(Files.size(bomb)).isLessThan(2 * MEBIBYTE);
        refused(bomb, "expands to more than 400 times its size");
    }

    @Test
    void aSparseFileOf4GiB_isRefused() throws Exception {
        Path sparse = directory.resolve("sparse.jfr");
        Files.write(sparse, Arrays.copyOf(Files.readAllBytes(Fixtures.path(Fixtures.CHURN)), ChunkHeader.BYTES));
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(4L << 30);
            file.seek(8);
            file.writeLong(4L << 30);
        }

        refused(sparse, "more than 2 GiB");
    }

    @Test
    void aChunkThatClaimsAllOfASparseFile_isDamaged_soon() throws Exception {
        Path sparse = directory.resolve("sparse.jfr");
        Files.write(sparse, Arrays.copyOf(Files.readAllBytes(Fixtures.path(Fixtures.CHURN)), ChunkHeader.BYTES));
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(Limits.CHUNK_BYTES);
            file.seek(8);
            file.writeLong(Limits.CHUNK_BYTES);
        }

        refused(sparse, "offset ");
    }

    @Test
    void anArrayOf2To31Elements_isDamage() throws Exception {
        Path file = Files.write(
                directory.resolve("array.jfr"),
                new ChunkBytes(true)
                        .checkpoint(0, to -> {})
                        .event(99, to -> to.s4(Integer.MAX_VALUE).s8(5))
                        .metadata(
                                type(LONG, "long"),
                                event(99, "jdk.ThreadPark", array("numbers", LONG), field("duration", LONG)))
                        .bytes());

        damaged(file, "a count of 2147483647 where");
    }

    @Test
    void tenMillionConstants_areDamage() throws Exception {
        int count = 10_000_000;
        Path file = Files.write(
                directory.resolve("constants.jfr"),
                new ChunkBytes(true)
                        .checkpoint(1, to -> {
                            to.s8(STRING).s4(count);
                            for (int i = 0; i < count; i++) {
                                to.s8(i).s1(ByteCursor.STRING_EMPTY);
                            }
                        })
                        .metadata(type(STRING, "java.lang.String"))
                        .bytes());

        damaged(file, "more than " + Limits.POOL_ENTRIES + " constants");
    }

    @Test
    void aMillionFunctions_onStacksOf20000Frames_areShown() throws Exception {
        Path file = directory.resolve("deep.collapsed");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int stack = 0; stack < 50; stack++) {
                for (int frame = 0; frame < 20_000; frame++) {
                    out.write("f" + (stack * 20_000 + frame) + ";");
                }
                out.write("leaf 1\n");
            }
        }

        for (List<String> command :
                List.of(List.of("report"), List.of("breakdown", "-o", "json"), List.of("breakdown", "--inverted"))) {
            ChildJvm.Ended ended = lockspot(command, file);
            assertThat(ended.code()).as("%s", ended).isIn(0, 3);
            assertThat(ended.out()).doesNotContain("memory:").doesNotContain("internal error");
        }
    }

    private void refused(Path file, String reason) throws IOException, InterruptedException {
        ChildJvm.Ended ended = lockspot(List.of("report"), file);
        assertThat(ended.code()).as("%s", ended).isEqualTo(1);
        assertThat(ended.out()).startsWith("lockspot: " + file).contains(reason).hasLineCount(1);
    }

    /** Nothing of these can be shown: an empty report that tells of the damage, or no report. */
    private void damaged(Path file, String reason) throws IOException, InterruptedException {
        ChildJvm.Ended ended = lockspot(List.of("report"), file);
        assertThat(ended.code()).as("%s", ended).isIn(1, 3);
        assertThat(ended.out().replaceAll("\\s+", " ")).contains(reason);
    }

    private static ChildJvm.Ended lockspot(List<String> command, Path file) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(command);
        arguments.add(file.toString());
        return ChildJvm.of(Main.class, arguments).run();
    }
}
