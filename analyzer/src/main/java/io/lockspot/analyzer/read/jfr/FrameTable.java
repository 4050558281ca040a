package io.lockspot.analyzer.read.jfr;

import java.util.Arrays;

/**
 * The numbers of a chunk's frames by the keys of method and kind. async-profiler counts its methods from 1, so theirs lie
 * in an array; the JDK's keys are large. Not safe for use by several threads.
 */
final class FrameTable {

    /** Stands for a frame that is not there yet. */
    static final int NONE = -1;

    private static final int KINDS = 8;
    private static final int MOST_DIRECT = 1 << 16;

    private int[] direct = {};
    private long[] methods = new long[16];
    private long[] kinds = new long[16];
    private int[] numbers = new int[16];
    private int size;

    FrameTable() {
        Arrays.fill(numbers, NONE);
    }

    /** The number of the frame, or {@link #NONE}. */
    int get(long method, long kind) {
        if (isDirect(method, kind)) {
            int at = (int) (method * KINDS + kind);
            return at < direct.length ? direct[at] : NONE;
        }
        return numbers[slot(method, kind)];
    }

    private static boolean isDirect(long method, long kind) {
        return method >= 0 && method < MOST_DIRECT && kind >= 0 && kind < KINDS;
    }

    /** There must be none yet. */
    void put(long method, long kind, int number) {
        if (isDirect(method, kind)) {
            int at = (int) (method * KINDS + kind);
            if (at >= direct.length) {
                int old = direct.length;
                direct = Arrays.copyOf(direct, Math.max(Integer.highestOneBit(at) * 2, 1024));
                Arrays.fill(direct, old, direct.length, NONE);
            }
            direct[at] = number;
            return;
        }
        if (size >= numbers.length / 4 * 3) {
            grow();
        }
        insert(method, kind, number);
        size++;
    }

    private int slot(long method, long kind) {
        int mask = numbers.length - 1;
        int slot = Hash.of(method + (kind << 40)) & mask;
        while (numbers[slot] != NONE && (methods[slot] != method || kinds[slot] != kind)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void insert(long method, long kind, int number) {
        int slot = slot(method, kind);
        methods[slot] = method;
        kinds[slot] = kind;
        numbers[slot] = number;
    }

    private void grow() {
        long[] oldMethods = methods;
        long[] oldKinds = kinds;
        int[] old = numbers;
        methods = new long[old.length * 2];
        kinds = new long[old.length * 2];
        numbers = new int[old.length * 2];
        Arrays.fill(numbers, NONE);
        for (int i = 0; i < old.length; i++) {
            if (old[i] != NONE) {
                insert(oldMethods[i], oldKinds[i], old[i]);
            }
        }
    }
}
