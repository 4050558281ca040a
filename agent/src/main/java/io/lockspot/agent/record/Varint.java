package io.lockspot.agent.record;

import java.nio.ByteBuffer;

/** JFR's numbers: seven bits a byte, lowest first, the high bit says that more follow; a ninth byte counts whole. */
final class Varint {

    private static final int LAST = 8;

    private Varint() {}

    static long read(ByteBuffer in) {
        long value = 0;
        for (int i = 0; i < LAST; i++) {
            byte b = in.get();
            value |= (b & 0x7FL) << 7 * i;
            if (b >= 0) {
                return value;
            }
        }
        return value | (in.get() & 0xFFL) << 7 * LAST;
    }

    /** Writes a number below 2<sup>21</sup> in three bytes. */
    static void writeThree(ByteBuffer out, int value) {
        out.put((byte) (value | 0x80));
        out.put((byte) (value >>> 7 | 0x80));
        out.put((byte) (value >>> 14 & 0x7F));
    }
}
