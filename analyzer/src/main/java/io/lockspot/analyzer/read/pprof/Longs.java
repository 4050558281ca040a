package io.lockspot.analyzer.read.pprof;

import java.util.Arrays;

/** Numbers, one behind the other. */
final class Longs {

    private long[] values = new long[1 << 4];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    long get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void addAll(Longs other) {
        while (values.length - size < other.size) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        System.arraycopy(other.values, 0, values, size, other.size);
        size += other.size;
    }
}
