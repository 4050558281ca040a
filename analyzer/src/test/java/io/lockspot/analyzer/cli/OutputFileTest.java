package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class OutputFileTest {

    @TempDir
    private Path directory;

    private Run report(Path file, String... more) {
        String[] args = Stream.concat(Stream.of("report", "r", "-f", file.toString()), Stream.of(more))
                .toArray(String[]::new);
        return Run.on(Stories.closestorm(), args);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void extension_picksTheFormat() throws IOException {
        Path json = directory.resolve("out.json");
        Run run = report(json);
        assertThat(run).isEqualTo(new Run("", "lockspot: wrote " + json + "\n", 0));
        assertThat(json).content().startsWith("{");
        Path text = directory.resolve("out.txt");
        assertThat(report(text).code()).isZero();
        assertThat(text).content().startsWith("close() of 32,000 connections");
    }

    @Test
    void option_winsOverTheExtension() {
        Path file = directory.resolve("out.txt");
        report(file, "-o", "json");
        assertThat(file).content().startsWith("{");
    }

    @Test
    void html_isAPageOfItsOwn() throws IOException {
        Path page = directory.resolve("r.html");
        Run run = Run.on(Stories.closestorm(), "report", "closestorm.jfr", "-f", page.toString());
        assertThat(run.code()).isZero();
        assertThat(page).content().startsWith("<!doctype html>").endsWith("</html>\n");
        for (String command : List.of("breakdown", "locks", "operations")) {
            assertThat(Run.on(Stories.closestorm(), command, "closestorm.jfr", "-o", "html")
                            .out())
                    .contains("lockspot." + command + "/1");
        }
    }

    @Test
    void newFile_isForItsOwnerOnly() throws IOException {
        assumeTrue(
                directory.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "no POSIX permissions on this file system");
        Path file = directory.resolve("out.json");
        report(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        report(file, "--force");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void existingFile_isLeftAlone() throws IOException {
        Path file = Files.writeString(directory.resolve("out.json"), "precious");
        Run run = report(file);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("out.json").contains("--force");
        assertThat(file).hasContent("precious");
    }

    @Test
    void existingFile_isReplacedWhenTheUserInsists_andNothingElseIsLeft() throws IOException {
        Path file = Files.writeString(directory.resolve("out.json"), "old");
        assertThat(report(file, "--force").code()).isZero();
        assertThat(file).content().startsWith("{");
        assertThat(files()).containsExactly("out.json");
    }

    @Test
    void link_isNeverFollowed() throws IOException {
        Path target = Files.writeString(directory.resolve("target"), "precious");
        Path link = Files.createSymbolicLink(directory.resolve("out.json"), target);
        assertThat(report(link).code()).isEqualTo(2);
        assertThat(report(link, "--force").code()).isZero();
        assertThat(target).hasContent("precious");
        assertThat(Files.isSymbolicLink(link)).isFalse();
    }

    @Test
    void danglingLink_isNeverFollowed() throws IOException {
        Path target = directory.resolve("target");
        Path link = Files.createSymbolicLink(directory.resolve("out.json"), target);
        assertThat(report(link).code()).isEqualTo(2);
        assertThat(target).doesNotExist();
    }

    @Test
    void directory_cannotBeReplaced() throws IOException {
        Path file = Files.createDirectory(directory.resolve("out.json"));
        Run run = report(file, "--force");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("not a regular file");
    }

    @Test
    void missingDirectory_isSaidBeforeAnythingIsRead() {
        Session.Reader unread = files -> {
            throw new AssertionError("was read");
        };
        String file = directory.resolve("no/out.json").toString();
        Run run = Run.on(unread, false, "report", "r", "-f", file);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("no such directory");
    }

    @Test
    void failedWrite_leavesNothing_andTheOldFileAsItWas() throws Exception {
        Path file = Files.writeString(directory.resolve("out.json"), "old");
        OutputFile output = OutputFile.at(file, true);
        assertThatThrownBy(() -> output.write(out -> {
                    out.write("half");
                    throw new IOException("disk full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("out.json")
                .hasMessageContaining("disk full");
        assertThat(file).hasContent("old");
        assertThat(files()).containsExactly("out.json");
    }

    @Test
    void fileThatAppearsMeanwhile_isLeftAlone() throws Exception {
        Path file = directory.resolve("out.json");
        OutputFile output = OutputFile.at(file, false);
        Files.writeString(file, "someone else's");
        assertThatThrownBy(() -> output.write(out -> out.write("mine"))).isInstanceOf(IOException.class);
        assertThat(file).hasContent("someone else's");
    }

    @Test
    void flameGraph_isCollapsedOrAPage_byExtension() {
        Path collapsed = directory.resolve("out.collapsed");
        assertThat(Run.on(Stories.epmutex(), "flamegraph", "r", "-f", collapsed.toString())
                        .code())
                .isZero();
        assertThat(collapsed)
                .content()
                .contains("__fput_[k];eventpoll_release_file_[k];__mutex_lock_[k];osq_lock_[k] ");
        Path page = directory.resolve("out.html");
        assertThat(Run.on(Stories.epmutex(), "flamegraph", "r", "-f", page.toString())
                        .code())
                .isZero();
        assertThat(page).content().startsWithIgnoringCase("<!doctype html>");
        Run odd = Run.on(
                Stories.epmutex(),
                "flamegraph",
                "r",
                "-f",
                directory.resolve("out.png").toString());
        assertThat(odd.code()).isEqualTo(2);
        assertThat(odd.err()).contains(".html");
    }
}
