package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Stack;
import java.util.Arrays;

/** Counted samples of one chunk with their names: a list, for their keys tell them apart already. */
final class CountedStacks {

    private static final int KEYS = 3;

    private String[] threads = {};
    private Stack[] stacks = {};
    private long[] weights = {};
    private long[] counts = {};
    private int size;

    /** Receives what is in the list. */
    @FunctionalInterface
    interface Visitor {
        void visit(String thread, Stack stack, long weight, long count);
    }

    /**
     * @param thread says what the keys of the threads are keys of
     * @throws ChunkDamage when a name or a stack cannot be read; all others are in the list then
     */
    void addAll(StackCounts counted, Chunk chunk, FieldDescriptor thread) {
        long[] keys = new long[counted.size() * KEYS];
        long[] order = new long[counted.size()];
        weights = new long[counted.size()];
        counts = new long[counted.size()];
        counted.forEach((threadKey, stackKey, weight, count) -> {
            order[size] = (long) chunk.stackPosition(stackKey) << Integer.SIZE | size;
            keys[size * KEYS] = threadKey;
            keys[size * KEYS + 1] = weight;
            keys[size++ * KEYS + 2] = count;
        });
        Arrays.sort(order);
        threads = new String[size];
        stacks = new Stack[size];
        size = 0;
        ChunkDamage first = null;
        for (long next : order) {
            int from = (int) next * KEYS;
            try {
                threads[size] = chunk.thread(thread, keys[from]);
                stacks[size] = chunk.stackAt((int) (next >>> Integer.SIZE));
                weights[size] = keys[from + 1];
                counts[size++] = keys[from + 2];
            } catch (ChunkDamage e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** How many samples they are. */
    long sum() {
        return Arrays.stream(counts, 0, size).sum();
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < size; i++) {
            visitor.visit(threads[i], stacks[i], weights[i], counts[i]);
        }
    }
}
