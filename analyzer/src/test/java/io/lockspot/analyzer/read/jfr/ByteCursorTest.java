package io.lockspot.analyzer.read.jfr;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ByteCursorTest {

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

    /** Four values of every mix of lengths: the way that is made for short ones must not show. */
    @Test
    void frame_isTheFirstAndTheLastOfFour_howeverLongTheyAre() {
        long[] lengths = {0, 127, 128, 1 << 14, 1 << 21, 1L << 42, 1L << 56, -1};
        List<long[]> expected = new ArrayList<>();
        ByteBuffer out = ByteBuffer.allocate(lengths.length * lengths.length * lengths.length * lengths.length * 36);
        for (int i = 0; i < Math.pow(lengths.length, 4); i++) {
            long first = lengths[i % lengths.length];
            long fourth = lengths[i / lengths.length % lengths.length];
            put(out, first);
            put(out, lengths[i / lengths.length / lengths.length % lengths.length]);
            put(out, lengths[i / lengths.length / lengths.length / lengths.length]);
            put(out, fourth);
            expected.add(new long[] {first, fourth});
        }
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        for (int block : new int[] {37, 100, bytes.length}) {
            ByteCursor in = cursor(bytes, block);
            long[] frame = new long[2];
            for (long[] one : expected) {
                in.frame(frame);
                assertThat(frame).containsExactly(one);
            }
            assertThat(in.remaining()).isZero();
        }
    }

    @Test
    void skipVarints_endsBehindThatMany_howeverLongTheyAre() {
        List<Long> values = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        byte[] bytes = values(values, positions);
        Random random = new Random(5);
        for (int block : new int[] {64, 1 << 13, WHOLE}) {
            ByteCursor in = cursor(bytes, block);
            for (int i = 0; i < 2_000; i++) {
                int from = random.nextInt(values.size() - 400);
                int count = random.nextInt(400);
                in.window(positions.get(from), in.end());
                in.skipVarints(count);
                assertThat(in.position()).isEqualTo(positions.get(from + count));
            }
        }
    }

    static ByteCursor cursor(byte[] bytes, int block) {
        return new ByteCursor(
                bytes.length,
                0,
                true,
                BlockCursor.source(ByteBuffer.wrap(bytes), 0),
                new byte[Math.min(block, bytes.length)]);
    }

    private static byte[] values(List<Long> values, List<Integer> positions) {
        Random random = new Random(3);
        ByteBuffer out = ByteBuffer.allocate(WHOLE / 8);
        while (out.remaining() > 16) {
            long value = random.nextLong() >>> random.nextInt(64);
            values.add(value);
            positions.add(out.position());
            put(out, value);
        }
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }

    /** Seven bits a byte, and all eight in the ninth. */
    private static void put(ByteBuffer out, long value) {
        long rest = value;
        for (int i = 0; i < 8 && rest >>> 7 != 0; i++) {
            out.put((byte) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }
}
