package io.lockspot.analyzer.read.perf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Text as bytes: most of a recording's lines have been there before, and need no string to be recognised. Eight bytes
 * are taken at a time, so a text needs {@link io.lockspot.analyzer.read.Block#SLACK} bytes behind its end.
 */
final class Bytes {

    /** How much of a text {@link #hashOfBeginning} looks at. */
    static final int BEGINNING = 32;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long NEWLINES = 0x0a0a0a0a0a0a0a0aL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

    private Bytes() {}

    /** Where the line ends that begins there: at its line feed, or at the text's end. */
    static int endOfLine(byte[] text, int from, int length) {
        int i = from;
        for (; i < length; i += 8) {
            long found = newlines((long) EIGHT.get(text, i));
            if (found != 0) {
                return Math.min(i + (Long.numberOfTrailingZeros(found) >>> 3), length);
            }
        }
        return length;
    }

    static long hash(byte[] text, int from, int to) {
        long hash = to - from;
        int i = from;
        for (; i + 8 <= to; i += 8) {
            hash = mixed(hash, (long) EIGHT.get(text, i));
        }
        if (i < to) {
            hash = mixed(hash, (long) EIGHT.get(text, i) & (1L << ((to - i) << 3)) - 1);
        }
        return hash ^ hash >>> 29;
    }

    /** Of the first {@link #BEGINNING} bytes. */
    static long hashOfBeginning(byte[] text, int from) {
        long hash = mixed(0, (long) EIGHT.get(text, from));
        hash = mixed(hash, (long) EIGHT.get(text, from + 8));
        hash = mixed(hash, (long) EIGHT.get(text, from + 16));
        hash = mixed(hash, (long) EIGHT.get(text, from + 24));
        return hash ^ hash >>> 29;
    }

    static String string(byte[] text, int from, int to) {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }

    /** What {@link #hash} and the like can be used on. */
    static byte[] withSlack(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return java.util.Arrays.copyOf(bytes, bytes.length + io.lockspot.analyzer.read.Block.SLACK);
    }

    /** The high bit of the first byte that is a line feed, and perhaps of later ones. */
    private static long newlines(long eight) {
        long zeros = eight ^ NEWLINES;
        return zeros - ONES & ~zeros & HIGHS;
    }

    private static long mixed(long hash, long eight) {
        long product = (hash ^ eight) * MULTIPLIER;
        return product ^ product >>> 32;
    }
}
