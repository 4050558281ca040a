package io.lockspot.analyzer.read.perf;

import java.util.Arrays;

/**
 * Lines that came up before, each with the number of the frame on it. The callers of a function are few, so most lines
 * are followed by the one that followed them the last time: that one is tried first. Other lines are found by how they
 * begin, since an address and a few letters tell nearly all of them apart. Neither takes a look for the line's end. A
 * cache; not safe for use by several threads.
 */
final class KnownLines {

    /** Longer lines are damage, and not kept. */
    private static final int LONGEST = 4096;

    private static final int FIRST_LINES = 1 << 10;

    /** More lines than that which begin alike are not worth a look. */
    private static final int PLACES = 4;

    private final ByteKeys texts = new ByteKeys();
    private int[] values = new int[FIRST_LINES];

    /** By the number of a line, that of the line which came after it, and one; 0 where none has. */
    private int[] followers = new int[FIRST_LINES];

    /** Numbers of lines, and one, in one of so many places behind that which the hash of their beginning says. */
    private int[] beginnings = new int[4 * FIRST_LINES];

    /** The line that came last. */
    private int last;

    /**
     * Finds the line that begins there.
     *
     * @param length where the text ends
     * @return its number; -1 when it is new, or only {@link #find} tells
     */
    int startingAt(byte[] text, int from, int length) {
        int expected = followers[last] - 1;
        if (expected >= 0 && texts.isLineAt(expected, text, from, length)) {
            last = expected;
            return expected;
        }
        if (from + Bytes.BEGINNING > length) {
            return -1;
        }
        int place = (int) Bytes.hashOfBeginning(text, from);
        for (int i = 0; i < PLACES; i++) {
            int line = beginnings[place + i & beginnings.length - 1] - 1;
            if (line < 0) {
                return -1;
            }
            if (texts.isLineAt(line, text, from, length)) {
                follows(line);
                return line;
            }
        }
        return -1;
    }

    /** The number of that line; -1 when it is new. */
    int find(byte[] text, int from, int to, long hash) {
        int line = texts.find(text, from, to, hash);
        if (line >= 0) {
            follows(line);
            begins(line, text, from, to);
        }
        return line;
    }

    /** @param value what {@link #value} is to be */
    void add(byte[] text, int from, int to, long hash, int value) {
        if (to - from > LONGEST) {
            return;
        }
        int line = texts.add(text, from, to, hash);
        if (line == values.length) {
            values = Arrays.copyOf(values, 2 * line);
            followers = Arrays.copyOf(followers, 2 * line);
            // What was in there comes back as it is needed.
            beginnings = new int[2 * beginnings.length];
        }
        values[line] = value;
        followers[line] = 0;
        follows(line);
        begins(line, text, from, to);
    }

    private void begins(int line, byte[] text, int from, int to) {
        if (to - from < Bytes.BEGINNING) {
            return;
        }
        int mask = beginnings.length - 1;
        int first = (int) Bytes.hashOfBeginning(text, from) & mask;
        int place = first;
        for (int i = 0; i < PLACES && beginnings[place] != 0; i++) {
            place = first + i & mask;
        }
        beginnings[beginnings[place] == 0 ? place : first] = line + 1;
    }

    private void follows(int line) {
        followers[last] = line + 1;
        last = line;
    }

    int value(int line) {
        return values[line];
    }

    /** How many bytes it has, its end not counted. */
    int length(int line) {
        return texts.length(line);
    }

    /** How many bytes of memory it takes, about. */
    long bytes() {
        return texts.bytes() + 32L * texts.size();
    }

    void clear() {
        texts.clear();
        last = 0;
        followers[0] = 0;
        Arrays.fill(beginnings, 0);
    }
}
