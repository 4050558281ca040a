package io.lockspot.analyzer.read.collapsed;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.analyzer.read.Column;
import io.lockspot.analyzer.read.Recordings;
import io.lockspot.analyzer.read.TextRecordings;
import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CollapsedReaderTest {

    @Test
    void aLine_isAStackAndItsCount() throws Exception {
        Sample sample = only(read("java/lang/Thread.run;a/B.c;__close;__fput_[k] 12\n"));

        assertThat(sample.measure()).isEqualTo(Measure.SAMPLES);
        assertThat(sample.thread()).isEmpty();
        assertThat(sample.weight()).isEqualTo(12);
        assertThat(sample.count()).isEqualTo(12);
        assertThat(sample.stack().frames())
                .containsExactly(
                        Frame.java("java.lang.Thread.run"),
                        Frame.java("a.B.c"),
                        Frame.nativeCode("close"),
                        Frame.kernel("__fput"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            __fput_[k]                                       | __fput                    | KERNEL
            __mutex_lock.constprop.0_[k]                     | __mutex_lock              | KERNEL
            a/B.c_[j]                                        | a.B.c                     | JAVA
            a/B.c_[i]                                        | a.B.c                     | JAVA
            a/B.c_[0]                                        | a.B.c                     | JAVA
            a/B.c_[1]                                        | a.B.c                     | JAVA
            La/b/C:::m_[j]                                   | a.b.C.m                   | JAVA
            a/b/C:::m_[j]                                    | a.b.C.m                   | JAVA
            Interpreter_[j]                                  | Interpreter               | NATIVE
            std::vector<int>::push_back_[i]                  | std::vector<int>::push_back | NATIVE
            epmutex (kernel mutex)_[l]                       | epmutex (kernel mutex)    | LOCK
            a.B.c\\x3bd_[j]                                  | a.B.c;d                   | JAVA
            runtime.mallocgc_[n]                             | runtime.mallocgc          | NATIVE
            io/netty/channel/unix/Socket.<init>              | io.netty.channel.unix.Socket.<init> | JAVA
            EpChurn.main                                     | EpChurn.main              | JAVA
            EpChurn$$Lambda$16.0x00007fbae5023d18.run        | EpChurn$$Lambda.run       | JAVA
            EpChurn$$Lambda.0x00007fbae5023d18.run_[j]       | EpChurn$$Lambda.run       | JAVA
            int a.B.close(int)                               | a.B.close                 | JAVA
            /lib/x86_64-linux-gnu/libc.so.6                  | libc.so.6                 | NATIVE
            libc.so.6                                        | libc.so.6                 | NATIVE
            ld-linux-x86-64.so.2+0x1ab78                     | ld-linux-x86-64.so.2+0x1ab78 | NATIVE
            JavaCalls::call_helper                           | JavaCalls::call_helper    | NATIVE
            foo.cold                                         | foo                       | NATIVE
            non-virtual thunk to LIRGenerator::block_do      | non-virtual thunk to LIRGenerator::block_do | NATIVE
            StubRoutines (1)                                 | StubRoutines (1)          | NATIVE
            [unknown]                                        | [unknown]                 | NATIVE
            [truncated]                                      | [truncated]               | OTHER
            """)
    void everyFrame_hasItsNameAndKind(String text, String name, FrameKind kind) throws Exception {
        assertThat(only(read("main;" + text + " 1\n")).stack().frames().get(1)).isEqualTo(new Frame(name, kind));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [conn-loop-5 tid=229];a;b 1        | conn-loop-5     | a;b
            [C1 CompilerThre tid=7];a;b 1      | C1 CompilerThre | a;b
            [pool [1]; x tid=7];a;b 1          | pool [1]; x     | a;b
            [tid=7];a;b 1                      | ''              | a;b
            [main tid=7] 1                     | main            | ''
            [unknown];a;b 1                    | ''              | [unknown];a;b
            java;a;b 1                         | ''              | java;a;b
            """)
    void aThreadInTheFirstFrame_isTheThread(String line, String thread, String stack) throws Exception {
        Sample sample = only(read(line));

        assertThat(sample.thread()).isEqualTo(thread);
        assertThat(sample.stack()).hasToString(stack);
    }

    @Test
    void blankLinesCommentsAndWindowsLineEnds_areNoDamage() throws Exception {
        Recording recording = read("# comment\r\n\r\na;b 1\r\n   \r\nmy frame;operator new 2\r\n");

        assertThat(TextRecordings.tree(recording, Measure.SAMPLES).total()).isEqualTo(3);
        assertThat(recording.samples()).extracting(s -> s.stack().toString()).contains("my frame;operator new");
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void decimalCounts_areRoundedAndTold() throws Exception {
        Recording recording = read("a 1.5\nb 7.0\nc 3\nd 0.2\n");

        assertThat(TextRecordings.tree(recording, Measure.SAMPLES).total()).isEqualTo(12);
        assertThat(TextRecordings.warningCodes(recording)).containsExactly("rounded");
    }

    @Test
    void aFewBadLines_areDamageWithTheFirstOnesNumber() throws Exception {
        Recording recording = read("a;b 1\na;c\na;d 2\na;e -3\na;f 1e9\nx;y 99999999999999999999\nz 1\ny 1\nx 1\n");

        assertThat(TextRecordings.tree(recording, Measure.SAMPLES).total()).isEqualTo(6);
        assertThat(recording.warnings())
                .containsExactly(new Warning(
                        Warning.DAMAGED,
                        "made.txt: 4 lines are not collapsed stacks, the first at line 2; the other lines count"));
    }

    @Test
    void mostlyBadLines_areRefused() {
        assertThatThrownBy(() -> read("Chapter 1\nIt was a dark night.\nIt rained.\n"))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageStartingWith(
                        "made.txt: 2 lines are not collapsed stacks, the first at line 2, and only 1 is");
    }

    @Test
    void ofTwoColumns_theSecondIsReadAndItIsSaid() throws Exception {
        Recording recording = read("a;b 1 2\na;c 4 0\na;d 0 8.0\n");

        assertThat(recording.samples())
                .extracting(s -> s.stack() + " " + s.weight())
                .containsExactlyInAnyOrder("a;b 2", "a;d 8");
        assertThat(TextRecordings.warningCodes(recording)).contains("two-columns");
    }

    @Test
    void ofTwoColumns_theOneThatIsAskedForIsReadWithoutAWord() throws Exception {
        String text = "a;b 1 2\na;c 4 0\n# comment\n\na;d 0 8\n";
        Recording before = TextRecordings.readCollapsed(text, Optional.of(Column.BEFORE));
        Recording after = TextRecordings.readCollapsed(text, Optional.of(Column.AFTER));

        assertThat(before.samples())
                .extracting(s -> s.stack() + " " + s.weight())
                .containsExactlyInAnyOrder("a;b 1", "a;c 4");
        assertThat(after.samples())
                .extracting(s -> s.stack() + " " + s.weight())
                .containsExactlyInAnyOrder("a;b 2", "a;d 8");
        assertThat(before.warnings()).isEmpty();
        assertThat(after.warnings()).isEmpty();
    }

    @Test
    void aLineWithOneCountInAFileOfTwo_isDamage() throws Exception {
        String lines = "a;b 1 2\n".repeat(20_000);

        assertThat(read(lines + "a;c 4\n").warnings())
                .extracting(Warning::text)
                .contains("made.txt: 1 line is not collapsed stacks with two counts, the first at line 20001;"
                        + " the other lines count");
    }

    @Test
    void aStackWithoutFrames_beginsWithTheBlank() throws Exception {
        assertThat(only(read(" 7\n")).stack().isEmpty()).isTrue();
    }

    /** Whatever two lines share, the second is read as it would be alone. */
    @Test
    void everyLine_isReadAsIfItWereAlone() throws Exception {
        String[] parts = {"a", "ab", "a/B.c", "[t tid=7]", "[t tid=78]", "[u;v tid=7]", "", " ", "k_[k]", "a;b", "é"};
        Random random = new Random(4);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            List<String> alone = new ArrayList<>();
            for (int lines = 1 + random.nextInt(4); lines > 0; lines--) {
                StringBuilder line = new StringBuilder("x");
                line.setLength(random.nextInt(2));
                for (int n = random.nextInt(5); n > 0; n--) {
                    line.append(line.isEmpty() ? "" : ";").append(parts[random.nextInt(parts.length)]);
                }
                line.append(" 1\n");
                text.append(line);
                described(read("z 1\n" + line)).stream()
                        .filter(s -> !s.equals("||z"))
                        .forEach(alone::add);
            }
            assertThat(Set.copyOf(described(read("z 1\n" + text))))
                    .as("%s", text)
                    .containsAll(alone)
                    .hasSize(Set.copyOf(alone).size() + 1);
        }
    }

    private static List<String> described(Recording recording) {
        return recording.samples().stream()
                .map(s -> "|" + s.thread() + "|" + s.stack())
                .toList();
    }

    @Test
    void aFunctionThatEndsInANumber_isNoSecondColumn() throws Exception {
        assertThat(read("a;lambda 2 7\na;c 4\n").samples())
                .extracting(s -> s.stack().toString())
                .contains("a;lambda 2");
    }

    @Test
    void aStackOf20000Frames_isWhole() throws Exception {
        Recording recording = read(frames(20_000) + " 3\n");

        assertThat(only(recording).stack().frames()).hasSize(20_000);
        assertThat(TextRecordings.tree(recording, Measure.SAMPLES).total()).isEqualTo(3);
    }

    @Test
    void aDeeperStack_endsInAMarker() throws Exception {
        List<Frame> frames =
                only(read(frames(StackWords.MAX_FRAMES + 5) + " 3\n")).stack().frames();

        assertThat(frames).hasSize(StackWords.MAX_FRAMES + 1);
        assertThat(frames.get(frames.size() - 1)).isEqualTo(CanonicalNames.TRUNCATED);
    }

    @Test
    void theRealFile_isReadToTheLastLine() throws Exception {
        Recording recording = Recordings.read(TextRecordings.resource("collapsed/epchurn.collapsed.gz"));

        long expected = 0;
        byte[] text = TextRecordings.gunzip(
                java.nio.file.Files.readAllBytes(TextRecordings.resource("collapsed/epchurn.collapsed.gz")));
        for (String line : new String(text, java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            expected += Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
        }
        assertThat(TextRecordings.tree(recording, Measure.SAMPLES).total()).isEqualTo(expected);
        assertThat(recording.warnings()).isEmpty();
        assertThat(recording.samples()).extracting(Sample::thread).contains("conn-loop-5", "VM Periodic Tas");
    }

    private static String frames(int count) {
        return IntStream.range(0, count).mapToObj(i -> "a/B.m" + i).collect(Collectors.joining(";"));
    }

    private static Sample only(Recording recording) {
        assertThat(recording.samples()).hasSize(1);
        return recording.samples().get(0);
    }

    private static Recording read(String text) throws BadRecordingException {
        return TextRecordings.readCollapsed(text, Optional.empty());
    }
}
