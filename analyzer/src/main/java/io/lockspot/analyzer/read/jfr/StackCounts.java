package io.lockspot.analyzer.read.jfr;

/**
 * Counts and weights by thread and stack, by their keys in one chunk: the table that every sample falls into before
 * any name is looked up.
 */
final class StackCounts {

    private long[] threads = new long[256];
    private long[] stacks = new long[256];
    private long[] weights = new long[256];
    private long[] counts = new long[256];
    private int size;

    /** Receives what was counted. */
    @FunctionalInterface
    interface Visitor {
        void visit(long thread, long stack, long weight, long count);
    }

    void add(long thread, long stack, long weight) {
        if (size >= counts.length / 4 * 3) {
            grow();
        }
        int slot = slot(thread, stack);
        if (counts[slot] == 0) {
            threads[slot] = thread;
            stacks[slot] = stack;
            size++;
        }
        counts[slot]++;
        weights[slot] += weight;
    }

    private int slot(long thread, long stack) {
        int mask = counts.length - 1;
        int slot = Hash.of(thread, stack) & mask;
        while (counts[slot] != 0 && (threads[slot] != thread || stacks[slot] != stack)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldThreads = threads;
        long[] oldStacks = stacks;
        long[] oldWeights = weights;
        long[] oldCounts = counts;
        int capacity = counts.length * 2;
        threads = new long[capacity];
        stacks = new long[capacity];
        weights = new long[capacity];
        counts = new long[capacity];
        for (int i = 0; i < oldCounts.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldThreads[i], oldStacks[i]);
                threads[slot] = oldThreads[i];
                stacks[slot] = oldStacks[i];
                weights[slot] = oldWeights[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                visitor.visit(threads[i], stacks[i], weights[i], counts[i]);
            }
        }
    }
}
