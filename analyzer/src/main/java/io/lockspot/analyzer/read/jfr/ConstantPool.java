package io.lockspot.analyzer.read.jfr;

/**
 * Where the constants of one type lie in the chunk, by their keys. Nothing is decoded before it is asked for: most
 * constants never are.
 */
final class ConstantPool {

    /** Fewer are found fast enough. */
    private static final int MANY = 4096;

    private static final int MOST_DIRECT = 1 << 20;

    private final TypeDescriptor type;

    /** The positions of small keys, by key: async-profiler numbers its stacks by their slots in a table. */
    private int[] direct = {};

    private long[] keys = new long[16];
    private int[] positions = new int[16];
    private int size;
    private int first = Integer.MAX_VALUE;
    private int last;

    ConstantPool(TypeDescriptor type) {
        this.type = type;
    }

    TypeDescriptor type() {
        return type;
    }

    int size() {
        return size;
    }

    /** Where the first of them lies; at {@link #last} when there is none. */
    int first() {
        return Math.min(first, last);
    }

    /** Where the last of them lies. */
    int last() {
        return last;
    }

    /** The position of the constant in the chunk, or 0 when there is none. */
    int position(long key) {
        if (key >= 0 && key < direct.length) {
            return direct[(int) key];
        }
        int mask = keys.length - 1;
        for (int i = Hash.of(key) & mask; positions[i] != 0; i = i + 1 & mask) {
            if (keys[i] == key) {
                return positions[i];
            }
        }
        return 0;
    }

    /** That many more are about to come. */
    void reserve(int more) {
        if (size == 0 && more >= MANY) {
            direct = new int[Math.min(more, MOST_DIRECT / 4) * 4];
            return;
        }
        while ((long) size + more > keys.length / 4 * 3) {
            grow();
        }
    }

    /** @param position above 0; replaces what was there for the key */
    void put(long key, int position) {
        first = Math.min(first, position);
        last = Math.max(last, position);
        if (key >= 0 && key < direct.length) {
            size += direct[(int) key] == 0 ? 1 : 0;
            direct[(int) key] = position;
            return;
        }
        if (size >= keys.length / 4 * 3) {
            grow();
        }
        if (insert(key, position)) {
            size++;
        }
    }

    private boolean insert(long key, int position) {
        int mask = keys.length - 1;
        int i = Hash.of(key) & mask;
        while (positions[i] != 0) {
            if (keys[i] == key) {
                positions[i] = position;
                return false;
            }
            i = i + 1 & mask;
        }
        keys[i] = key;
        positions[i] = position;
        return true;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldPositions = positions;
        keys = new long[oldKeys.length * 2];
        positions = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldPositions[i] != 0) {
                insert(oldKeys[i], oldPositions[i]);
            }
        }
    }
}
