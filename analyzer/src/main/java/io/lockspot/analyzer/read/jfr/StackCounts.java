package io.lockspot.analyzer.read.jfr;

/**
 * Counts and weights by thread and stack, by their keys in one chunk: the table that every sample falls into before
 * any name is looked up.
 */
final class StackCounts {

    /** What lies at a slot; together half a line of the processor's cache. */
    private static final int THREAD = 0;

    private static final int STACK = 1;
    private static final int WEIGHT = 2;
    private static final int COUNT = 3;
    private static final int LONGS = 4;

    private static final int FIRST_SLOTS = 1024;

    private long[] table = {};
    private int slots;
    private int size;

    /** Receives what was counted. */
    @FunctionalInterface
    interface Visitor {
        void visit(long thread, long stack, long weight, long count);
    }

    void add(long thread, long stack, long weight) {
        if (size >= slots / 4 * 3) {
            grow();
        }
        int at = slot(thread, stack);
        if (table[at + COUNT] == 0) {
            table[at + THREAD] = thread;
            table[at + STACK] = stack;
            size++;
        }
        table[at + COUNT]++;
        table[at + WEIGHT] += weight;
    }

    /** Where in the table the slot starts that it is in, or belongs to. */
    private int slot(long thread, long stack) {
        int mask = slots - 1;
        int slot = Hash.of(thread, stack) & mask;
        while (table[slot * LONGS + COUNT] != 0
                && (table[slot * LONGS + THREAD] != thread || table[slot * LONGS + STACK] != stack)) {
            slot = slot + 1 & mask;
        }
        return slot * LONGS;
    }

    private void grow() {
        long[] old = table;
        slots = Math.max(FIRST_SLOTS, slots * 2);
        table = new long[slots * LONGS];
        for (int i = 0; i < old.length; i += LONGS) {
            if (old[i + COUNT] != 0) {
                System.arraycopy(old, i, table, slot(old[i + THREAD], old[i + STACK]), LONGS);
            }
        }
    }

    /** How many different ones there are. */
    int size() {
        return size;
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < table.length; i += LONGS) {
            if (table[i + COUNT] != 0) {
                visitor.visit(table[i + THREAD], table[i + STACK], table[i + WEIGHT], table[i + COUNT]);
            }
        }
    }
}
