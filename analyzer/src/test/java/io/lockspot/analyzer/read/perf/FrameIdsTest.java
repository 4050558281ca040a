package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.read.Block;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is remembered of lines changes nothing. */
class FrameIdsTest {

    private static final List<String> ADDRESSES = List.of(
            "891f5", "7f1a2b3c4d5e", "ffffffff8134c638", "ffffffffc0123456", "ffffffffff600000", "F00", "0", "", "zz");
    private static final List<String> SYMBOLS = List.of(
            "__fput",
            "[unknown]",
            "",
            "int a.b.C.m(int)",
            "f(int) const",
            "x+0x1f",
            "+0x2",
            "a (b+0x3 (c",
            "StubRoutines (1)",
            "operator()",
            "f\u2003",
            "\u0001");
    private static final List<String> FILES = List.of(
            "([kernel.kallsyms])",
            "([unknown])",
            "(/lib/libc.so.6)",
            "(/tmp/perf-7.map)",
            "(inlined)",
            "(/opt/my app (1)/x+0x12 (deleted))",
            "(/lib/libc.so.6+0x77)",
            "([vdso])",
            "(//anon)",
            "()",
            "",
            ")");
    private static final List<String> BLANKS = List.of(" ", " ", " ", "", "  ", "\t", "\u000b", "\u00a0");

    @Test
    void aLine_isTheSameFrame_whateverCameBeforeIt() {
        FrameIds warm = new FrameIds();
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            String line = line(random);
            assertThat(described(warm, line)).as(line).isEqualTo(described(new FrameIds(), line));
        }
    }

    private static String described(FrameIds frames, String line) {
        byte[] text = Bytes.withSlack(line);
        int id = frames.ofLine(text, 0, text.length - Block.SLACK);
        return id < 0
                ? "no frame: " + id
                : frames.frame(id).frame() + " " + frames.frame(id).isInlined();
    }

    private static String line(Random random) {
        String offset = random.nextInt(3) > 0 ? "+0x" + Integer.toHexString(random.nextInt(64)) : "";
        String blanks = one(BLANKS, random);
        return "\t" + " ".repeat(random.nextInt(3)) + one(ADDRESSES, random) + blanks + one(SYMBOLS, random)
                + (random.nextInt(20) == 0 ? offset.toUpperCase(java.util.Locale.ROOT) : offset)
                + one(BLANKS, random) + one(FILES, random) + (random.nextInt(20) == 0 ? " " : "");
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
