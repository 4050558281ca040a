package io.lockspot.analyzer.read.jfr;

import java.util.Arrays;

/**
 * A map from {@code long} to objects without boxes; null stands for nothing there. Not safe for use by several threads.
 */
final class LongMap<V> {

    private long[] keys = new long[16];
    private Object[] values = new Object[16];
    private int size;

    /** The value, or null. */
    @SuppressWarnings("unchecked")
    V get(long key) {
        int mask = keys.length - 1;
        for (int i = Hash.of(key) & mask; values[i] != null; i = i + 1 & mask) {
            if (keys[i] == key) {
                return (V) values[i];
            }
        }
        return null;
    }

    /** @param value not null */
    void put(long key, V value) {
        if (size >= keys.length / 4 * 3) {
            grow();
        }
        if (insert(key, value)) {
            size++;
        }
    }

    private boolean insert(long key, Object value) {
        int mask = keys.length - 1;
        int i = Hash.of(key) & mask;
        while (values[i] != null) {
            if (keys[i] == key) {
                values[i] = value;
                return false;
            }
            i = i + 1 & mask;
        }
        keys[i] = key;
        values[i] = value;
        return true;
    }

    private void grow() {
        long[] oldKeys = keys;
        Object[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new Object[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                insert(oldKeys[i], oldValues[i]);
            }
        }
    }

    int size() {
        return size;
    }

    void clear() {
        Arrays.fill(values, null);
        size = 0;
    }
}
