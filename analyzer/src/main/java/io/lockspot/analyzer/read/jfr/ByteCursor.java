package io.lockspot.analyzer.read.jfr;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the primitive values of a chunk. Integers are LEB128 with at most nine bytes when the chunk is compressed, else
 * big-endian of their own width. Not safe for use by several threads.
 */
final class ByteCursor extends BlockCursor {

    /** The encodings of a string, the byte in front of it. */
    static final int STRING_NULL = 0;

    static final int STRING_EMPTY = 1;
    static final int STRING_CONSTANT = 2;
    static final int STRING_UTF8 = 3;
    static final int STRING_CHARS = 4;
    static final int STRING_LATIN1 = 5;

    private static final int LONGEST_VARINT = 9;

    /** The block of a cursor beside the first one, which goes here and there for a constant. */
    private static final int SMALL_BLOCK = 1 << 13;

    /** The bits that are set in every byte of a varint but its last. */
    private static final long CONTINUED = 0x8080808080808080L;

    private static final long ONE_IN_EACH_BYTE = 0x0101010101010101L;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final boolean compressed;

    /**
     * Over bytes in memory.
     *
     * @param bytes the chunk, from index 0 to its limit
     * @param base the chunk's offset in the file, for messages
     */
    ByteCursor(ByteBuffer bytes, long base, boolean compressed) {
        this(
                bytes.limit(),
                base,
                compressed,
                source(bytes, base),
                new byte[Math.min(bytes.limit(), Limits.BLOCK_BYTES)]);
    }

    /**
     * @param length of the chunk
     * @param base the chunk's offset in the file
     * @param block to read through; a chunk that fits into it is held whole
     * @throws ChunkDamage when the file ends before the chunk does
     */
    ByteCursor(int length, long base, boolean compressed, ChunkSource source, byte[] block) {
        super(length, base, source, block);
        this.compressed = compressed;
    }

    private ByteCursor(ByteCursor other, int blockBytes) {
        super(other, -1, blockBytes);
        compressed = other.compressed;
    }

    private ByteCursor(ByteCursor other, int first, int last) {
        super(other, first, last, SMALL_BLOCK);
        compressed = other.compressed;
    }

    /** Another cursor over the same bytes, at the start, limited by the end of the chunk only. */
    ByteCursor another() {
        return another(SMALL_BLOCK);
    }

    /** @param blockBytes how much it looks at at a time, when the chunk is too large to be held whole */
    ByteCursor another(int blockBytes) {
        return new ByteCursor(this, blockBytes);
    }

    /** Another one for the constants of one type, to which it goes in no order; {@code null} stands for none. */
    ByteCursor another(ConstantPool pool) {
        return pool == null ? another() : new ByteCursor(this, pool.first(), pool.last());
    }

    boolean compressed() {
        return compressed;
    }

    byte s1() {
        need(1);
        return block[at++];
    }

    /** Two bytes, or a varint when compressed. */
    short s2() {
        if (compressed) {
            return (short) varint();
        }
        return (short) bigEndian(2);
    }

    /** Four bytes, or a varint when compressed. */
    int s4() {
        return compressed ? (int) varint() : raw4();
    }

    /** Eight bytes, or a varint when compressed. */
    long s8() {
        return compressed ? varint() : raw8();
    }

    int raw4() {
        return (int) bigEndian(4);
    }

    long raw8() {
        return bigEndian(8);
    }

    private long bigEndian(int count) {
        need(count);
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | block[at + i] & 0xff;
        }
        at += count;
        return value;
    }

    /** How many things follow: never more than there are bytes left, for each takes one at least. */
    int count() {
        int from = position();
        int count = s4();
        if (count < 0 || count > remaining()) {
            throw damage(from, "a count of " + count + " where " + remaining() + " bytes are left");
        }
        return count;
    }

    private long varint() {
        int p = at;
        if (filled - p < LONGEST_VARINT) {
            return varintNearEnd();
        }
        byte[] b = block;
        long value = b[p++];
        if (value < 0) {
            value &= 0x7f;
            int shift = 7;
            byte next;
            do {
                next = b[p++];
                value |= (next & 0x7fL) << shift;
                shift += 7;
            } while (next < 0 && shift < 56);
            if (next < 0) {
                value |= (b[p++] & 0xffL) << 56;
            }
        }
        if (p > end) {
            throw beyond();
        }
        at = p;
        return value;
    }

    /** Where the block ends within the longest varint. */
    private long varintNearEnd() {
        if (remaining() >= LONGEST_VARINT) {
            need(LONGEST_VARINT);
            return varint();
        }
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            byte b = s1();
            value |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return value;
            }
        }
        return value | (s1() & 0xffL) << 56;
    }

    /** Steps over that many varints, eight bytes at a time: a varint ends where a byte has its highest bit clear. */
    void skipVarints(long count) {
        if (count > remaining()) {
            throw damage(position(), count + " values where " + remaining() + " bytes are left");
        }
        int left = skipFast((int) count);
        while (left > 0) {
            // At the end of the block, or behind a varint of nine bytes.
            varint();
            left = skipFast(left - 1);
        }
    }

    /** As far as that can be done eight bytes at a time; returns how many are left. */
    private int skipFast(int count) {
        byte[] b = block;
        int p = at;
        int last = end - Long.BYTES;
        int left = count;
        while (left > 0 && p <= last) {
            long ends = ~(long) LONG.get(b, p) & CONTINUED;
            // The sum of the bytes, each of which is 0 or 1 then: Long.bitCount is slow where only C1 compiles.
            int complete = (int) ((ends >>> 7) * ONE_IN_EACH_BYTE >>> 56);
            if (complete == 0) {
                break;
            }
            if (complete > left) {
                while (left > 0) {
                    left -= b[p++] < 0 ? 0 : 1;
                }
            } else {
                left -= complete;
                p += Long.BYTES;
                // Back to the end of the last one that is whole.
                while (b[p - 1] < 0) {
                    p--;
                }
            }
        }
        at = p;
        return left;
    }

    /** Reads the first and the last of four varints: of a stack frame, the shortest lengths first. */
    void frame(long[] firstAndLast) {
        byte[] b = block;
        int p = at;
        int last = end - 4 * LONGEST_VARINT;
        if (p <= last) {
            int first = b[p++];
            if (first < 0) {
                int next = b[p++];
                first = first & 0x7f | (next & 0x7f) << 7;
                if (next < 0) {
                    next = b[p++];
                    first |= (next & 0x7f) << 14;
                    if (next < 0) {
                        frameSlowly(firstAndLast);
                        return;
                    }
                }
            }
            int second = p;
            while (b[p++] < 0 && p - second < Long.BYTES) {}
            int third = p;
            while (b[p++] < 0 && p - third < Long.BYTES) {}
            int fourth = b[p++];
            // What is longer than that ended in the middle, or is of nine bytes.
            if (fourth >= 0 && b[third - 1] >= 0 && b[p - 2] >= 0) {
                firstAndLast[0] = first;
                firstAndLast[1] = fourth;
                at = p;
                return;
            }
        }
        frameSlowly(firstAndLast);
    }

    private void frameSlowly(long[] firstAndLast) {
        firstAndLast[0] = varint();
        skipVarints(2);
        firstAndLast[1] = varint();
    }

    void skipString() {
        int from = position();
        switch (s1()) {
            case STRING_NULL, STRING_EMPTY -> {}
            case STRING_CONSTANT -> s8();
            case STRING_UTF8, STRING_LATIN1 -> skip(count());
            case STRING_CHARS -> skipChars();
            default -> throw damage(from, "an unknown string encoding");
        }
    }

    private void skipChars() {
        int count = count();
        if (compressed) {
            skipVarints(count);
        } else {
            for (int i = count; i > 0; i--) {
                s2();
            }
        }
    }

    /** The characters behind one of the encodings that carry them. */
    String characters(int encoding) {
        return characters(encoding, TextPool.NONE);
    }

    /** The same, as the string that the pool has of them. */
    String characters(int encoding, TextPool pool) {
        int from = position();
        int count = count();
        if (count > Limits.STRING_BYTES) {
            throw damage(from, "a string of " + count + " bytes");
        }
        if (encoding == STRING_CHARS) {
            char[] chars = new char[count];
            for (int i = 0; i < count; i++) {
                chars[i] = (char) s2();
            }
            return new String(chars);
        }
        boolean latin1 = encoding == STRING_LATIN1;
        if (count <= block.length) {
            need(count);
            at += count;
            return pool.text(block, at - count, count, latin1);
        }
        byte[] characters = bytes(count);
        at += count;
        return new String(characters, latin1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }
}
