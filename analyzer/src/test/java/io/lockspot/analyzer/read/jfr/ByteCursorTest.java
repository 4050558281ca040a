package io.lockspot.analyzer.read.jfr;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ByteCursorTest {

    private static final long TYPE = 300;
    private static final long OTHER_TYPE = 301;
    private static final int WHOLE = 1 << 22;

    /** Values of all lengths, wherever they begin, read through blocks of all sizes. */
    @Test
    void aValueIsTheSame_whateverTheBlockItIsReadThrough() {
        List<Long> values = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        byte[] bytes = values(values, positions);
        for (int block : new int[] {16, 17, 100, 1 << 13, WHOLE}) {
            ByteCursor in = cursor(bytes, block);
            Random random = new Random(block);
            for (int i = 0; i < 20_000; i++) {
                int which = random.nextInt(values.size());
                in.window(positions.get(which), in.end());
                assertThat(in.s8()).isEqualTo(values.get(which));
            }
        }
    }

    /** To and fro among constants, over a chunk that is not held whole. */
    @Test
    void constantsInNoOrder_areRead_whereverTheyLie() {
        List<Long> values = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        byte[] bytes = values(values, positions);
        int first = values.size() / 3;
        int last = first + 5_000;
        ConstantPool pool = new ConstantPool(null);
        for (int i = first; i <= last; i++) {
            pool.put(i, positions.get(i));
        }
        ByteCursor in = cursor(bytes, 1 << 12).another(pool);
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            // Now and then one outside of the pool, which must not spoil the others.
            int which = i % 1000 == 0 ? random.nextInt(values.size()) : first + random.nextInt(last - first + 1);
            in.window(positions.get(which), in.end());
            assertThat(in.s8()).isEqualTo(values.get(which));
        }
    }

    @Test
    void skipEvents_stopsAtTheFirstOfAnotherType() {
        byte[] bytes = events(20, 7, 200);

        assertThat(cursor(bytes, WHOLE).skipEvents(0, TYPE)).isEqualTo(start(bytes, 20));
        assertThat(cursor(bytes, WHOLE).skipEvents(start(bytes, 5), TYPE)).isEqualTo(start(bytes, 20));
        assertThat(cursor(bytes, WHOLE).skipEvents(start(bytes, 20), TYPE)).isEqualTo(start(bytes, 20));
    }

    @Test
    void skipEvents_staysWhereItIs_whenItCannotTell() {
        byte[] bytes = events(3, 0, 5);

        assertThat(cursor(bytes, WHOLE).skipEvents(0, OTHER_TYPE)).isZero();
        assertThat(cursor(bytes, WHOLE).skipEvents(0, 1 << 14)).isZero();
        assertThat(cursor(bytes, WHOLE).skipEvents(0, -1)).isZero();
        assertThat(new ByteCursor(ByteBuffer.wrap(bytes), 0, false).skipEvents(0, TYPE))
                .isZero();
    }

    /** Neither a size of nothing nor one over the end of the chunk is stepped over: the caller finds them, and says so. */
    @Test
    void skipEvents_leavesOddSizesToTheCaller() {
        byte[] whole = events(4, 0, 100);
        for (int size : new int[] {0, 1, 2, whole.length}) {
            byte[] bytes = whole.clone();
            int third = start(whole, 2);
            bytes[third] = (byte) (size & 0x7f | 0x80);
            bytes[third + 1] = (byte) (size >> 7);

            assertThat(cursor(bytes, WHOLE).skipEvents(0, TYPE)).isEqualTo(third);
        }
    }

    /** A size or a type of three bytes is as right as a shorter one, but not what this is made for. */
    @Test
    void skipEvents_leavesLongSizesToTheCaller() {
        byte[] bytes = new ChunkBytes(true).event(TYPE, to -> to.raw(4, 1)).bytes();

        assertThat(cursor(bytes, WHOLE).skipEvents(ChunkHeader.BYTES, TYPE)).isEqualTo(ChunkHeader.BYTES);
    }

    /** Where the block ends it stops, on the start of an event: the next call goes on from there. */
    @Test
    void skipEvents_endsInTheBlock_onTheStartOfAnEvent() {
        byte[] bytes = events(500, 1, 90);
        ByteCursor in = cursor(bytes, 1000);
        int at = 0;
        int rounds = 0;
        while (at < start(bytes, 500)) {
            in.window(at, in.end());
            int size = in.s4();
            assertThat(in.s8()).isEqualTo(TYPE);
            at = in.skipEvents(at + size, TYPE);
            assertThat(at).isLessThanOrEqualTo(start(bytes, 500));
            rounds++;
        }
        assertThat(at).isEqualTo(start(bytes, 500));
        assertThat(rounds).isBetween(2, 200);
    }

    private static ByteCursor cursor(byte[] bytes, int block) {
        return new ByteCursor(bytes.length, 0, true, BlockCursor.source(ByteBuffer.wrap(bytes), 0), new byte[block]);
    }

    /** Events of the one type and then of the other, each with a body of up to so many bytes. */
    private static byte[] events(int count, int others, int most) {
        Random random = new Random(7);
        ByteBuffer out = ByteBuffer.allocate((count + others) * (most + 8));
        for (int i = 0; i < count + others; i++) {
            int size = 4 + random.nextInt(most);
            long type = i < count ? TYPE : OTHER_TYPE;
            out.put((byte) (size & 0x7f | 0x80)).put((byte) (size >> 7));
            out.put((byte) (type & 0x7f | 0x80)).put((byte) (type >> 7));
            out.position(out.position() + size - 4);
        }
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }

    /** Where that event starts, counted from 0. */
    private static int start(byte[] bytes, int event) {
        int at = 0;
        for (int i = 0; i < event; i++) {
            at += bytes[at] & 0x7f | bytes[at + 1] << 7;
        }
        return at;
    }

    private static byte[] values(List<Long> values, List<Integer> positions) {
        Random random = new Random(3);
        ByteBuffer out = ByteBuffer.allocate(WHOLE / 8);
        while (out.remaining() > 16) {
            long value = random.nextLong() >>> random.nextInt(64);
            values.add(value);
            positions.add(out.position());
            int i = 0;
            while (i < 8 && value >>> 7 != 0) {
                out.put((byte) (value & 0x7f | 0x80));
                value >>>= 7;
                i++;
            }
            out.put((byte) value);
        }
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }
}
