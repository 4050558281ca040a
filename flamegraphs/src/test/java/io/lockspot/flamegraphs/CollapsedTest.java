package io.lockspot.flamegraphs;

import io.lockspot.testkit.Needles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static io.lockspot.flamegraphs.RandomTrees.stacks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CollapsedTest {

    @Test
    void write_marksKernelAndInlinedFramesAsProfilersDo() throws IOException {
        CallTree tree = new CallTree();
        tree.add(
                List.of(
                        Frame.other("[worker tid=?]"),
                        Frame.java("java.lang.Thread.run"),
                        new Frame("a.B.c", FrameKind.INLINED),
                        Frame.nativeCode("__close"),
                        Frame.kernel("osq_lock")),
                12);
        assertThat(written(tree)).isEqualTo("[worker tid=?];java.lang.Thread.run;a.B.c_[i];__close;osq_lock_[k] 12\n");
    }

    @Test
    void write_marksOtherFramesOnlyWhereTheNameMisleads() throws IOException {
        CallTree tree = new CallTree();
        tree.add(List.of(Frame.java("main"), Frame.nativeCode("runtime.mallocgc"), Frame.other("all")), 1);
        assertThat(written(tree)).isEqualTo("main_[j];runtime.mallocgc_[n];all_[o] 1\n");
    }

    @Test
    void write_leavesLibrariesUnknownCodeAndMarkersAsTheyAre() throws IOException {
        CallTree tree = new CallTree();
        tree.add(
                List.of(
                        Frame.nativeCode("libc.so.6+0x891f5"),
                        Frame.nativeCode("[unknown]"),
                        Frame.nativeCode("a::b<c>"),
                        Frame.other("[truncated]")),
                1);
        assertThat(written(tree)).isEqualTo("libc.so.6+0x891f5;[unknown];a::b<c>;[truncated] 1\n");
    }

    @Test
    void write_escapesABlankThatWouldEndTheStack() throws IOException {
        CallTree tree = new CallTree();
        tree.add(List.of(Frame.nativeCode(" lambda 2"), Frame.nativeCode("x 1 2.5 ")), 1);
        assertThat(written(tree)).isEqualTo("\\x20lambda\\x202;x\\x201\\x202.5\\x20 1\n");
    }

    @Test
    void write_makesWhatBreaksALineOrATerminalHarmless() throws IOException {
        CallTree tree = new CallTree();
        tree.add(List.of(Frame.nativeCode("a;b\nc\u001b[31m\u2028\ud800")), 1);
        assertThat(written(tree)).isEqualTo("a\\x3bb\\x0ac\\x1b[31m\\u2028\\ud800 1\n");
    }

    @Test
    void write_isOneLineForEachPathHeaviestFirst() throws IOException {
        CallTree tree = new CallTree();
        tree.add(List.of(Frame.nativeCode("a"), Frame.nativeCode("b")), 1);
        tree.add(List.of(Frame.nativeCode("c")), 9);
        tree.add(List.of(), 2);
        assertThat(written(tree)).isEqualTo(" 2\nc 9\na;b 1\n");
    }

    @Test
    void write_passesOnTheFailureOfTheOutput() {
        CallTree tree = new CallTree();
        tree.add(List.of(Frame.java("a")), 1);
        assertThatThrownBy(() -> Collapsed.write(tree, new FullDisk()))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
    }

    @Test
    void everyNameOfEveryKind_survivesTheRoundTrip() throws IOException {
        for (FrameKind kind : FrameKind.values()) {
            for (String name : Needles.ALL) {
                CallTree tree = new CallTree();
                Frame frame = new Frame(name, kind);
                tree.add(List.of(frame), 3);
                tree.add(List.of(Frame.java("a.B.c"), frame, frame), 4);
                assertThat(stacks(readBack(tree))).as("%s %s", kind, name).isEqualTo(stacks(tree));
            }
        }
    }

    @Test
    void randomTrees_surviveTheRoundTrip() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            CallTree tree = RandomTrees.tree(new Random(seed));
            assertThat(stacks(readBack(tree))).as("seed %d", seed).isEqualTo(stacks(tree));
        }
    }

    @Test
    void randomNames_surviveTheRoundTrip() throws IOException {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder name = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                String pieces = "\\xu0a;_[]jk ./\n\u0000\ud800\udc00\u202e";
                name.append(
                        random.nextInt(4) == 0
                                ? (char) random.nextInt(0x10000)
                                : pieces.charAt(random.nextInt(pieces.length())));
            }
            CallTree tree = new CallTree();
            tree.add(List.of(new Frame(name.toString(), FrameKind.values()[random.nextInt(5)]), Frame.java("x")), 1);
            assertThat(stacks(readBack(tree))).as("seed %d", seed).isEqualTo(stacks(tree));
        }
    }

    @Test
    void aStackOf20000Frames_survivesTheRoundTrip() throws IOException {
        CallTree tree = new CallTree();
        tree.add(RandomTrees.deepStack(20_000), 1);
        assertThat(stacks(readBack(tree))).isEqualTo(stacks(tree));
    }

    /** The place for a line grows at 4096 bytes, and at twice that: wherever that falls, in the name or in the weight. */
    @Test
    void linesOfEveryLength_surviveTheRoundTrip() throws IOException {
        for (int around : new int[] {4096, 8192}) {
            for (int length = around - 32; length <= around + 32; length++) {
                CallTree tree = new CallTree();
                tree.add(List.of(Frame.nativeCode("x".repeat(length))), 1_234_567_890);
                assertThat(written(tree)).isEqualTo("x".repeat(length) + " 1234567890\n");
            }
        }
    }

    @Test
    void read_addsEqualStacksUpAndSkipsEmptyLines() throws IOException {
        CallTree tree = Collapsed.read(new StringReader("a;b 1\n\na;b 2\r\n"));
        assertThat(tree.root()
                        .child(Frame.nativeCode("a"))
                        .child(Frame.nativeCode("b"))
                        .self())
                .isEqualTo(3);
    }

    @Test
    void read_namesTheLineThatHasNoWeight() {
        for (String bad : List.of("a;b", "a;b x", "a;b -1", "a 99999999999999999999", "a ")) {
            assertThatThrownBy(() -> Collapsed.read(new StringReader("ok 1\n" + bad)))
                    .as(bad)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("line 2: a collapsed stack ends in a space and its weight");
        }
    }

    @Test
    void writeAsBytes_passesOnTheFailureOfTheOutput() {
        CallTree tree = new CallTree();
        tree.add(List.of(Frame.java("a")), 1);
        OutputStream closed = OutputStream.nullOutputStream();
        assertThatThrownBy(() -> {
                    closed.close();
                    Collapsed.write(tree, closed);
                })
                .isInstanceOf(IOException.class);
    }

    /** As text and as bytes, which must be the same. */
    private static String written(CallTree tree) throws IOException {
        StringBuilder text = new StringBuilder();
        Collapsed.write(tree, text);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Collapsed.write(tree, bytes);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(text.toString());
        return text.toString();
    }

    /** Through bytes, as a file would. */
    private static CallTree readBack(CallTree tree) throws IOException {
        byte[] file = written(tree).getBytes(StandardCharsets.UTF_8);
        return Collapsed.read(new StringReader(new String(file, StandardCharsets.UTF_8)));
    }
}
