package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MainTest {

    private static final String ESCAPE = "\u001b";

    @Test
    void exitCode_is0_whenAllIsWell() {
        assertThat(Run.on(Stories.epmutex(), "report", "r").code()).isZero();
    }

    @Test
    void exitCode_is1_whenARecordingCannotBeRead(@TempDir Path directory) {
        Run run = Run.lockspot("report", directory.resolve("missing.jfr").toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("lockspot: ").contains("missing.jfr").hasLineCount(1);
    }

    @Test
    void exitCode_is1_andStackTracesAreForDebuggers_whenLockspotIsBroken() {
        Session.Reader broken = files -> {
            throw new IllegalStateException("the sky fell");
        };
        Run run = Run.on(broken, false, "report", "r");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .hasLineCount(1)
                .contains("internal error")
                .contains("the sky fell")
                .contains("--debug");
        assertThat(Run.on(broken, false, "report", "r", "--debug").err())
                .contains("\tat " + getClass().getName());
    }

    @Test
    void exitCode_is1_inOneLine_whenTheStackOverflows() {
        Session.Reader deep = files -> {
            throw new StackOverflowError();
        };
        Run run = Run.on(deep, false, "locks", "r");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("StackOverflowError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "breakdown", "operations", "locks"})
    void exitCode_is3_whenARecordingIsDamaged_andWhatThereIsIsPrinted(String command) {
        RecordingBuilder into = Stories.closestormBuilder("r");
        into.damaged("r: no progress at offset 17");
        Run run = Run.on(into.build(), command, "r");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isNotEmpty();
        assertThat(run.err()).isEqualTo("lockspot: warning: r: no progress at offset 17\n");
    }

    @Test
    void warnings_areInTheDocument_notOnStderr_whenItIsJson() {
        RecordingBuilder into = Stories.closestormBuilder("r");
        into.incomplete("r: cut off");
        Run run = Run.on(into.build(), "locks", "r", "-o", "json");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("\"incomplete\"").contains("r: cut off");
    }

    @Test
    void quiet_keepsWarningsToItself() {
        assertThat(Run.on(Stories.epmutex(), "breakdown", "r").err()).contains("idle");
        assertThat(Run.on(Stories.epmutex(), "breakdown", "r", "-q").err()).isEmpty();
    }

    @Test
    void verbose_saysWhatWasRead() {
        assertThat(Run.on(Stories.epmutex(), "breakdown", "r", "--verbose").err())
                .contains("lockspot: read r in ")
                .contains("measures cpu");
    }

    @Test
    void version_isTheOneThatTheBuildWroteDown() {
        Run run = Run.lockspot("--version");
        assertThat(run.code()).isZero();
        assertThat(run.out()).matches("lockspot \\d+\\.\\d+\\.\\d+\\S*\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "breakdown", "operations", "locks", "flamegraph"})
    void everyCommand_hasHelp(String command) {
        Run run = Run.lockspot(command, "--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Usage: lockspot " + command).contains("--quiet", "--debug");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void everyCommand_goesByItsName_andIsInTheHelp() {
        assertThat(Run.lockspot().out()).contains(Commands.NAMES);
        for (String name : Commands.NAMES) {
            assertThat(Run.lockspot(name, "--help").out()).startsWith("Usage: lockspot " + name + " ");
        }
    }

    @Test
    void colours_areForTerminalsAndThoseWhoInsist() {
        Session.Reader reader = files -> Stories.epmutex();
        assertThat(Run.on(reader, true, "breakdown", "r").out()).contains(ESCAPE);
        assertThat(Run.on(reader, true, "breakdown", "r", "--color", "never").out())
                .doesNotContain(ESCAPE);
        assertThat(Run.on(reader, false, "breakdown", "r").out()).doesNotContain(ESCAPE);
        assertThat(Run.on(reader, false, "breakdown", "r", "--color", "always").out())
                .contains(ESCAPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "breakdown", "operations", "locks"})
    void hostileNames_cannotCommandTheTerminal(String command) {
        Run run = Run.on(Stories.hostile(), command, "r");
        String all = run.out() + run.err();
        assertThat(all.replace("\n", "").codePoints().filter(c -> Character.isISOControl(c) || c == 0x202e))
                .isEmpty();
        assertThat(all).contains("\\x1b[");
    }

    @Test
    void hostileRecording_cannotCommandTheTerminalByItsErrorMessage() {
        Session.Reader reader = files -> {
            throw new BadRecordingException("evil\u001b]0;x\u0007.jfr: no recording");
        };
        assertThat(Run.on(reader, false, "report", "r").err())
                .isEqualTo("lockspot: evil\\x1b]0;x\\x07.jfr: no recording\n");
    }

    @Test
    void closedPipe_endsQuietly() {
        PrintStream closed = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        Recording recording = Stories.epmutex();
        int code =
                Main.run(new Console(closed, new PrintStream(err), false), files -> recording, "breakdown", "r", "-q");
        assertThat(code).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void realFile_isReadThroughTheRealReader(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("some.collapsed"), "a.B.c;d.E.f 3\na.B.c;close_[k] 1\n");
        Run run = Run.lockspot("breakdown", file.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("100.00%  a.B.c\n ├─75.00%  d.E.f\n └─25.00%  close_[k]\n");
    }

    @Test
    void measure_choosesTheTree() {
        assertThat(Run.on(Stories.closestorm(), "report", "r", "--measure", Measure.LOCK_WAIT.id())
                        .out())
                .contains("lock wait time");
    }
}
