package io.lockspot.agent.record;

import io.lockspot.agent.options.BadOptionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The recorder's files: the recording, the chunks that go into it, the directory where they are made. */
class FilesTest {

    @TempDir
    private Path directory;

    @Test
    void recording_isItsOwnersAlone() throws Exception {
        try (OutputFile file = OutputFile.create(directory.resolve("a.jfr").toString())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void recording_growsByWhatIsAppended() throws Exception {
        try (OutputFile file = OutputFile.create(directory.resolve("a.jfr").toString())) {
            file.append(chunks(100, 200));
            file.append(chunks(300));

            assertThat(file.length()).isEqualTo(600).isEqualTo(Files.size(file.path()));
            assertThat(Chunks.areWhole(file.path())).isTrue();
        }
    }

    @Test
    void failedAppend_leavesTheFileAsItWas() throws Exception {
        try (OutputFile file = OutputFile.create(directory.resolve("a.jfr").toString())) {
            file.append(chunks(100));

            assertThatThrownBy(() -> file.append(directory.resolve("missing"))).isInstanceOf(IOException.class);
            assertThat(Files.size(file.path())).isEqualTo(100);
        }
    }

    @Test
    void nulInThePath_isRefused() {
        assertThatThrownBy(() -> OutputFile.create("a\0b"))
                .isInstanceOf(BadOptionException.class)
                .hasMessageStartingWith("cannot write 'a\\x00b': ");
    }

    @Test
    void unwrittenRecording_isRemovedWhenTheStartFails() throws Exception {
        OutputFile file = OutputFile.create(directory.resolve("a.jfr").toString());

        file.discard();

        assertThat(file.path()).doesNotExist();
    }

    @Test
    void chunks_areWholeOnlyToTheLastByte() throws Exception {
        Path whole = chunks(100, 68);
        byte[] bytes = Files.readAllBytes(whole);

        assertThat(Chunks.areWhole(whole)).isTrue();
        for (int length = 0; length < bytes.length; length++) {
            if (length != 100) {
                Files.write(whole, Arrays.copyOf(bytes, length));
                assertThat(Chunks.areWhole(whole)).as("%d bytes", length).isFalse();
            }
        }
    }

    @Test
    void lastChunk_canBeDropped() throws Exception {
        Path file = chunks(100, 200, 300);

        Chunks.dropLast(file);

        assertThat(file).hasSize(300);
        assertThat(Chunks.areWhole(file)).isTrue();
    }

    @Test
    void memoryDirectory_isPrivateAndGoesAwayWhole() throws Exception {
        MemoryDirectory made = MemoryDirectory.createIn(List.of(directory.resolve("missing"), directory));
        Files.writeString(Files.createDirectory(made.path().resolve("sub")).resolve("file"), "x");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.path())))
                .isEqualTo("rwx------");
        made.remove();
        assertThat(made.path()).doesNotExist();
    }

    @Test
    void nextMemoryDirectory_removesWhatAKilledProcessLeft() throws Exception {
        Path left = leftOver("lockspot-dumps-1");
        Path foreign = Files.createDirectory(directory.resolve("lockspot-dumps-2"));

        MemoryDirectory.createIn(List.of(directory)).remove();

        assertThat(left).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void whatOthersCouldMoveAbout_isNotRemoved() throws Exception {
        Path open = leftOver("lockspot-dumps-open");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path link = Files.createSymbolicLink(directory.resolve("lockspot-dumps-link"), leftOver("elsewhere"));

        MemoryDirectory.createIn(List.of(directory)).remove();

        assertThat(open.resolve("events.jfr")).exists();
        assertThat(link.resolve("events.jfr")).exists();
    }

    @Test
    void whatAnotherUserLeft_isNotRemovedEvenByRoot() throws Exception {
        Path theirs = leftOver("lockspot-dumps-theirs");
        assumeThat(System.getProperty("user.name"))
                .as("only root can give files away")
                .isEqualTo("root");
        UserPrincipal nobody =
                directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Files.setOwner(theirs, nobody);

        MemoryDirectory.createIn(List.of(directory)).remove();

        assertThat(theirs.resolve("events.jfr")).exists();
    }

    private Path leftOver(String name) throws IOException {
        Path left = Files.createDirectory(
                directory.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(left.resolve("in-use"));
        Files.writeString(left.resolve("events.jfr"), "x");
        return left;
    }

    @Test
    void nowhereWithRoom_isAnError() {
        assertThatThrownBy(() -> MemoryDirectory.createIn(List.of(directory.resolve("missing"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no room for dumps");
    }

    private Path chunks(int... sizes) throws IOException {
        Path file = Files.createTempFile(directory, "chunks", ".jfr");
        ByteBuffer all = ByteBuffer.allocate(IntStream.of(sizes).sum());
        for (int size : sizes) {
            int start = all.position();
            all.put(new byte[] {'F', 'L', 'R', 0}).putInt(0x20001).putLong(size);
            all.position(start + size);
        }
        return Files.write(file, all.array());
    }

    @Test
    void firstWordOfACommand_isTheProgram() {
        assertThat(Stream.of("Main s3cret", "Main", "/opt/app.jar --password x", "")
                        .map(ThisProcess::program))
                .containsExactly("Main", "Main", "/opt/app.jar", "");
    }
}
