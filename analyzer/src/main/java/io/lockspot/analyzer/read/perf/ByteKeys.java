package io.lockspot.analyzer.read.perf;

import java.util.Arrays;

/**
 * Numbers texts in the order in which they come, so that what belongs to a text can be kept in an array. Holds copies of
 * the bytes, and compares them: equal hashes are not enough. Not safe for use by several threads.
 */
final class ByteKeys {

    private byte[] texts = new byte[1 << 14];
    private int[] starts = new int[1 << 8];
    private long[] hashes = new long[1 << 8];
    private int[] slots = new int[1 << 10];
    private int count;

    /** The number of that text, or -1 when it is new. */
    int find(byte[] text, int from, int to, long hash) {
        int mask = slots.length - 1;
        for (int slot = (int) hash & mask; slots[slot] != 0; slot = slot + 1 & mask) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash && Arrays.equals(texts, starts[number], starts[number + 1], text, from, to)) {
                return number;
            }
        }
        return -1;
    }

    /**
     * Whether the text with that number stands there, with a line feed behind it.
     *
     * @param length where what is looked at ends
     */
    boolean isLineAt(int number, byte[] text, int from, int length) {
        int start = starts[number];
        int end = starts[number + 1];
        int feed = from + end - start;
        return feed < length && text[feed] == '\n' && Arrays.equals(texts, start, end, text, from, feed);
    }

    int size() {
        return count;
    }

    /** How many bytes the text with that number has. */
    int length(int number) {
        return starts[number + 1] - starts[number];
    }

    /** Gives a new text its number: the next, from 0. */
    int add(byte[] text, int from, int to, long hash) {
        int end = starts[count] + to - from;
        if (end > texts.length) {
            texts = Arrays.copyOf(texts, Math.max(2 * texts.length, end));
        }
        System.arraycopy(text, from, texts, starts[count], to - from);
        hashes[count] = hash;
        int number = count++;
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count] = end;
        if (2 * count > slots.length) {
            rehash(2 * slots.length);
        } else {
            enter(number);
        }
        return number;
    }

    private void rehash(int size) {
        slots = new int[size];
        for (int number = 0; number < count; number++) {
            enter(number);
        }
    }

    private void enter(int number) {
        int mask = slots.length - 1;
        int slot = (int) hashes[number] & mask;
        while (slots[slot] != 0) {
            slot = slot + 1 & mask;
        }
        slots[slot] = number + 1;
    }

    /** How many bytes of memory its texts take, about: arrays are up to twice as long as they need to be. */
    long bytes() {
        return 2L * (starts[count] + 20L * count);
    }

    void clear() {
        Arrays.fill(slots, 0);
        count = 0;
    }
}
