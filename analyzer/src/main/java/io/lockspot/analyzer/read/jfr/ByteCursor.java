package io.lockspot.analyzer.read.jfr;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads the primitive values of a chunk, never beyond its limit. Positions count from the start of the chunk. Integers
 * are LEB128 with at most nine bytes when the chunk is compressed, else big-endian of their own width. Not safe for use
 * by several threads.
 */
final class ByteCursor {

    /** The encodings of a string, the byte in front of it. */
    static final int STRING_NULL = 0;

    static final int STRING_EMPTY = 1;
    static final int STRING_CONSTANT = 2;
    static final int STRING_UTF8 = 3;
    static final int STRING_CHARS = 4;
    static final int STRING_LATIN1 = 5;

    private static final int LONGEST_VARINT = 9;

    private final ByteBuffer bytes;
    private final long base;
    private final boolean compressed;
    private int position;
    private int limit;

    /**
     * @param bytes the chunk, from index 0 to its limit
     * @param base the chunk's offset in the file, for messages
     */
    ByteCursor(ByteBuffer bytes, long base, boolean compressed) {
        this.bytes = bytes;
        this.base = base;
        this.compressed = compressed;
        this.limit = bytes.limit();
    }

    /** Another cursor over the same bytes, at the start, limited by the end of the chunk only. */
    ByteCursor another() {
        return new ByteCursor(bytes, base, compressed);
    }

    boolean compressed() {
        return compressed;
    }

    int position() {
        return position;
    }

    /** The end of the chunk. */
    int end() {
        return bytes.limit();
    }

    /** Goes to {@code newPosition} and reads up to {@code newLimit} at most; both within the chunk. */
    void window(int newPosition, int newLimit) {
        limit = newLimit;
        position = newPosition;
    }

    void position(int newPosition) {
        position = newPosition;
    }

    int remaining() {
        return limit - position;
    }

    byte s1() {
        need(1);
        return bytes.get(position++);
    }

    /** Two bytes, or a varint when compressed. */
    short s2() {
        if (compressed) {
            return (short) varint();
        }
        need(2);
        position += 2;
        return bytes.getShort(position - 2);
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
        need(4);
        position += 4;
        return bytes.getInt(position - 4);
    }

    long raw8() {
        need(8);
        position += 8;
        return bytes.getLong(position - 8);
    }

    /** How many things follow: never more than there are bytes left, for each takes one at least. */
    int count() {
        int at = position;
        int count = s4();
        if (count < 0 || count > remaining()) {
            throw damage(at, "a count of " + count + " where " + remaining() + " bytes are left");
        }
        return count;
    }

    private long varint() {
        int p = position;
        if (limit - p < LONGEST_VARINT) {
            return varintNearLimit();
        }
        byte b = bytes.get(p++);
        long value = b & 0x7f;
        for (int shift = 7; b < 0 && shift < 56; shift += 7) {
            b = bytes.get(p++);
            value |= (b & 0x7fL) << shift;
        }
        if (b < 0) {
            value |= (bytes.get(p++) & 0xffL) << 56;
        }
        position = p;
        return value;
    }

    private long varintNearLimit() {
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

    void skipVarint() {
        for (int i = 1; i < LONGEST_VARINT; i++) {
            if (s1() >= 0) {
                return;
            }
        }
        s1();
    }

    void skip(int count) {
        need(count);
        position += count;
    }

    void skipString() {
        int at = position;
        switch (s1()) {
            case STRING_NULL, STRING_EMPTY -> {}
            case STRING_CONSTANT -> s8();
            case STRING_UTF8, STRING_LATIN1 -> skip(count());
            case STRING_CHARS -> skipChars();
            default -> throw damage(at, "an unknown string encoding");
        }
    }

    private void skipChars() {
        for (int i = count(); i > 0; i--) {
            s2();
        }
    }

    /** The characters behind one of the encodings that carry them. */
    String characters(int encoding) {
        int at = position;
        int count = count();
        if (count > Limits.STRING_BYTES) {
            throw damage(at, "a string of " + count + " bytes");
        }
        if (encoding == STRING_CHARS) {
            char[] chars = new char[count];
            for (int i = 0; i < count; i++) {
                chars[i] = (char) s2();
            }
            return new String(chars);
        }
        need(count);
        byte[] characters = new byte[count];
        bytes.get(position, characters);
        position += count;
        return new String(characters, encoding == STRING_LATIN1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private void need(int count) {
        if (count > limit - position) {
            throw damage(position, "a value reaches over the end of what it belongs to");
        }
    }

    /** A position as an offset in the file. */
    long offset(int at) {
        return base + at;
    }

    ChunkDamage damage(int at, String what) {
        return new ChunkDamage(base + at, what);
    }
}
