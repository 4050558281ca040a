package io.lockspot.analyzer.read;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.analyzer.model.Warning;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

class RecordingsTest {

    private static final String COLLAPSED = "[main tid=1];a/B.c;__close;__fput_[k] 3\na/B.d 4\n";
    private static final String PERF =
            "java  7 [001]  1.000001:  250000 cpu-clock: \n\tffffffff8134c638 __fput+0x1e8 ([kernel.kallsyms])\n\n";

    @TempDir
    Path folder;

    @Test
    void theFormat_isToldFromTheContentAndNotFromTheName() throws Exception {
        assertThat(format(file("a.jfr", bytes(COLLAPSED)))).isEqualTo("collapsed");
        assertThat(format(file("b.collapsed", bytes(PERF)))).isEqualTo("perf-script");
        assertThat(format(file("c.txt", TextRecordings.gzip(bytes(PERF))))).isEqualTo("perf-script");
        assertThat(format(file("d", Files.readAllBytes(TextRecordings.resource("jfr/churn-raw.jfr")))))
                .isEqualTo("async-profiler");
    }

    @Test
    void comments_beforeTheFirstLineAreNoObstacle() throws Exception {
        assertThat(format(file("a", bytes("# captured on: Sat Nov 21\n# ========\n#\n" + PERF))))
                .isEqualTo("perf-script");
        assertThat(format(file("b", bytes("\n# written by hand\n" + COLLAPSED))))
                .isEqualTo("collapsed");
    }

    @Test
    void severalGzipMembers_areOneText() throws Exception {
        byte[] first = TextRecordings.gzip(bytes("a 1\nb "));
        byte[] second = TextRecordings.gzip(bytes("2\nc 4\n"));

        Recording recording = Recordings.read(file("members.gz", join(first, second)));

        assertThat(TextRecordings.tree(recording, Measure.SAMPLES).total()).isEqualTo(7);
    }

    @Test
    void severalGzipMembers_throughAPipeThatStopsBetweenThem_areOneText() throws Exception {
        byte[] first = TextRecordings.gzip(bytes("a 1\n"));
        byte[] second = TextRecordings.gzip(bytes("b 2\n"));
        Content content = Content.of(new Trickle(join(first, second)));

        assertThat(content.stream().readAllBytes()).isEqualTo(bytes("a 1\nb 2\n"));
    }

    @Test
    void compressedJfr_readsAsThePlainOneAndLeavesNoFileBehind() throws Exception {
        Path plain = TextRecordings.resource("jfr/churn-raw.jfr");
        Path compressed = file("churn.gz", TextRecordings.gzip(Files.readAllBytes(plain)));
        Set<Path> before = temporaryFiles();

        Recording recording = Recordings.read(compressed);

        assertThat(Set.copyOf(recording.samples()))
                .isEqualTo(Set.copyOf(Recordings.read(plain).samples()));
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    @Test
    void theDecompressedCopy_isForItsOwnerAlone() throws IOException {
        try (PrivateCopy copy = PrivateCopy.of(new ByteArrayInputStream(new byte[10]))) {
            assertThat(Files.getPosixFilePermissions(copy.path()))
                    .extracting(Enum::name)
                    .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
        }
    }

    @Test
    void aCutOffGzip_givesWhatCameBeforeAndSaysSo() throws Exception {
        byte[] whole = Files.readAllBytes(TextRecordings.resource("perf/epchurn.perf-script.txt.gz"));

        Recording recording = Recordings.read(file("cut.gz", Arrays.copyOf(whole, whole.length / 2)));

        RecordingInfo info = recording.infos().get(0);
        assertThat(info.samples()).isBetween(1000L, 2851L);
        assertThat(info.complete()).isFalse();
        assertThat(TextRecordings.warningCodes(recording)).contains("damaged");
    }

    @Test
    void aGzipWithAWrongChecksum_givesItsTextAndSaysSo() throws Exception {
        byte[] damaged = TextRecordings.gzip(bytes(COLLAPSED));
        damaged[damaged.length - 6] ^= 1;

        Recording recording = Recordings.read(file("damaged.gz", damaged));

        assertThat(TextRecordings.tree(recording, Measure.SAMPLES).total()).isEqualTo(7);
        assertThat(TextRecordings.warningCodes(recording)).containsExactly("damaged");
    }

    @Test
    void standardInput_isReadAndStaysOpen() throws Exception {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(TextRecordings.gzip(bytes(COLLAPSED))));
        try {
            Recording recording = Recordings.read(Path.of("-"));

            assertThat(recording.infos().get(0).file()).isEqualTo("standard input");
            assertThat(TextRecordings.tree(recording, Measure.SAMPLES).total()).isEqualTo(7);
            assertThat(System.in.available()).isZero();
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void severalRecordings_areFoldedIntoOne() throws Exception {
        Path one = file("one", bytes(COLLAPSED));
        Path two = file("two", bytes(PERF));

        assertThat(Recordings.readAll(List.of(one, two, one)).warnings())
                .extracting(Warning::code)
                .containsExactly("given-twice");
        Recording both = Recordings.readAll(List.of(one, two));

        assertThat(both.infos()).extracting(RecordingInfo::format).containsExactly("collapsed", "perf-script");
        assertThat(TextRecordings.tree(both, Measure.SAMPLES).total()).isEqualTo(7);
        assertThat(TextRecordings.tree(both, Measure.CPU).total()).isEqualTo(250_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PERFILE2xxxxxxx                                | perf script -i
            <!DOCTYPE html><html><body>                    | is HTML
            '  <html>'                                     | is HTML
            {"schema": "lockspot.report/1"}                | is JSON
            PK\u0003\u0004xxxx                             | is a zip archive
            JAVA PROFILE 1.0.2xxx                          | is a heap dump
            Once upon a time. There was no profile here.   | is text, but neither
            a;b;c                                          | is text, but neither
            '# Samples: 5K\n# Samples: 2K of event\n 1.0%' | perf report
            """)
    void otherFiles_areRefusedWithWhatTheyAreAndWhatToDo(String content, String reason) throws IOException {
        refused(file("other", content.replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1)), reason);
    }

    @Test
    void binaryFiles_areRefused() throws IOException {
        refused(file("elf", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0}), "is binary");
        refused(file("zeros", new byte[100_000]), "is binary");
        refused(file("zstd", new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 4}), "zstd -d");
        refused(file("utf16", "a;b 1\n".getBytes(StandardCharsets.UTF_16)), "UTF-16");
    }

    @Test
    void filesWithoutContent_areRefused() throws IOException {
        refused(file("empty", new byte[0]), "is empty");
        refused(file("empty.gz", TextRecordings.gzip(new byte[0])), "is empty");
        refused(file("stub.gz", new byte[] {0x1f, (byte) 0x8b}), "cut off or damaged");
        refused(file("twice.gz", TextRecordings.gzip(TextRecordings.gzip(bytes(COLLAPSED)))), "compressed twice");
    }

    @Test
    void namesThatAreNoReadableFiles_areRefused() throws IOException {
        refused(folder, "is a directory");
        refused(folder.resolve("missing.jfr"), "does not exist");
        refused(folder.resolve("two\nlines"), "does not exist");
    }

    @Test
    void unreadableFiles_areRefused() throws IOException {
        Path secret = file("secret", bytes(COLLAPSED));
        Files.setPosixFilePermissions(secret, Set.of());
        assumeFalse(Files.isReadable(secret), "skipped: the user of this test may read every file");

        refused(secret, "may not be read");
    }

    @Test
    void aBombOfText_isRefused() throws IOException {
        byte[] member = TextRecordings.gzip("a;b 1\n".repeat(3_000_000).getBytes(StandardCharsets.US_ASCII));

        refused(file("bomb.gz", repeat(member, 60)), "expands to more than 400 times its size");
    }

    @Test
    void aBombThatLooksLikeJfr_isRefusedAndLeavesNoFileBehind() throws IOException {
        byte[] zeros = new byte[16 << 20];
        byte[] first = zeros.clone();
        System.arraycopy(bytes("FLR\0"), 0, first, 0, 4);
        Set<Path> before = temporaryFiles();

        byte[] bomb = join(TextRecordings.gzip(first), repeat(TextRecordings.gzip(zeros), 63));

        refused(file("bomb.jfr.gz", bomb), "expands to more than 400 times its size");
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    private void refused(Path file, String reason) {
        assertThatThrownBy(() -> Recordings.read(file))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageStartingWith(file.toString().replace('\n', '?') + ": ")
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n");
    }

    private static String format(Path file) throws BadRecordingException {
        return Recordings.read(file).infos().get(0).format();
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[] one, byte[] two) {
        byte[] joined = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, joined, one.length, two.length);
        return joined;
    }

    private static byte[] repeat(byte[] member, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            out.writeBytes(member);
        }
        return out.toByteArray();
    }

    /** This process's own: others may read recordings at the same time. */
    private static Set<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().startsWith(PrivateCopy.PREFIX))
                    .collect(Collectors.toSet());
        }
    }

    /** Gives one byte at a time, and never says that there is more. */
    private static final class Trickle extends ByteArrayInputStream {
        Trickle(byte[] content) {
            super(content);
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, 1));
        }

        @Override
        public synchronized int available() {
            return 0;
        }
    }
}
