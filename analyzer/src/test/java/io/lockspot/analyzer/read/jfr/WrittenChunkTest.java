package io.lockspot.analyzer.read.jfr;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.lockspot.analyzer.read.jfr.ChunkBytes.array;
import static io.lockspot.analyzer.read.jfr.ChunkBytes.constant;
import static io.lockspot.analyzer.read.jfr.ChunkBytes.constants;
import static io.lockspot.analyzer.read.jfr.ChunkBytes.event;
import static io.lockspot.analyzer.read.jfr.ChunkBytes.field;
import static io.lockspot.analyzer.read.jfr.ChunkBytes.type;
import static org.assertj.core.api.Assertions.assertThat;

/** Layouts that no JDK at hand writes, but the format allows. */
class WrittenChunkTest {

    private static final long BOOLEAN = 10;
    private static final long BYTE = 11;
    private static final long CHAR = 12;
    private static final long SHORT = 13;
    private static final long INT = 14;
    private static final long LONG = 15;
    private static final long FLOAT = 16;
    private static final long DOUBLE = 17;
    private static final long STRING = 18;
    private static final long SYMBOL = 20;
    private static final long PAIR = 21;
    private static final long EVERYTHING = 30;

    @TempDir
    private Path directory;

    @Test
    void everyKindOfField_inAnyOrder_isReadAsTheJdkReadsIt() throws Exception {
        Path file = write("compressed.jfr", chunk(true));

        assertThat(SameEvents.check(file)).hasSize(2);
    }

    @Test
    void uncompressedIntegers_areTheSame() throws Exception {
        List<String> compressed = EventDump.of(write("compressed.jfr", chunk(true)));

        assertThat(EventDump.of(write("plain.jfr", chunk(false)))).isEqualTo(compressed);
    }

    @Test
    void aKeyInTwoCheckpoints_meansWhatTheFirstSays() throws Exception {
        Path file = write("compressed.jfr", chunk(true));

        assertThat(EventDump.of(file).get(0)).contains("first symbol").doesNotContain("second symbol");
    }

    private static byte[] chunk(boolean compressed) {
        return new ChunkBytes(compressed)
                .checkpoint(
                        2,
                        to -> to.s8(SYMBOL)
                                .s4(2)
                                .s8(7)
                                .utf8("first symbol")
                                .s8(1L << 60)
                                .s1(ByteCursor.STRING_CONSTANT)
                                .s8(3)
                                .s8(STRING)
                                .s4(1)
                                .s8(3)
                                .latin1("a string constant"))
                .event(EVERYTHING, WrittenChunkTest::everything)
                .event(99, to -> to.s8(1).s8(2))
                .checkpoint(1, to -> to.s8(SYMBOL).s4(1).s8(7).utf8("second symbol"))
                .metadata(types())
                .bytes();
    }

    private static ChunkBytes.Element[] types() {
        return new ChunkBytes.Element[] {
            type(BOOLEAN, "boolean"),
            type(BYTE, "byte"),
            type(CHAR, "char"),
            type(SHORT, "short"),
            type(INT, "int"),
            type(LONG, "long"),
            type(FLOAT, "float"),
            type(DOUBLE, "double"),
            type(STRING, "java.lang.String"),
            type(SYMBOL, "test.Symbol", field("string", STRING)),
            type(PAIR, "test.Pair", field("left", INT), constant("right", SYMBOL)),
            event(
                    EVERYTHING,
                    "test.Everything",
                    field("startTime", LONG),
                    field("wide", DOUBLE),
                    field("yes", BOOLEAN),
                    field("small", BYTE),
                    field("letter", CHAR),
                    field("low", SHORT),
                    field("lower", INT),
                    field("lowest", LONG),
                    field("narrow", FLOAT),
                    field("nothing", STRING),
                    field("empty", STRING),
                    field("pooled", STRING),
                    field("utf8", STRING),
                    field("chars", STRING),
                    field("latin1", STRING),
                    constant("symbol", SYMBOL),
                    constant("far", SYMBOL),
                    constant("missing", SYMBOL),
                    field("pair", PAIR),
                    array("numbers", INT),
                    array("pairs", PAIR),
                    array("texts", STRING),
                    constants("symbols", SYMBOL)),
            event(99, "test.Unknown", field("startTime", LONG), field("duration", LONG)),
        };
    }

    private static void everything(ChunkBytes to) {
        to.s8(123)
                .raw(8, Double.doubleToLongBits(Math.PI))
                .s1(1)
                .s1(-5)
                .s2('ä')
                .s2(-300)
                .s4(-70_000)
                .s8(Long.MIN_VALUE)
                .raw(4, Float.floatToIntBits(1.5f))
                .s1(ByteCursor.STRING_NULL)
                .s1(ByteCursor.STRING_EMPTY)
                .s1(ByteCursor.STRING_CONSTANT)
                .s8(3)
                .utf8("ünïcode € 😀")
                .chars("chars € 😀")
                .latin1("latin ü")
                .s8(7)
                .s8(1L << 60)
                .s8(12345)
                .s4(1)
                .s8(7)
                .s4(3)
                .s4(1)
                .s4(-2)
                .s4(3)
                .s4(2)
                .s4(4)
                .s8(7)
                .s4(5)
                .s8(7)
                .s4(2)
                .utf8("one")
                .latin1("two")
                .s4(1)
                .s8(7);
    }

    private Path write(String name, byte[] bytes) throws Exception {
        return Files.write(directory.resolve(name), bytes);
    }
}
