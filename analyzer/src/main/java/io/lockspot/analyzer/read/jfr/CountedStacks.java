package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Stack;
import java.util.Arrays;

/** Counted samples of one chunk with their names: a list, for their keys tell them apart already. */
final class CountedStacks {

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

    /** @param thread says what the keys of the threads are keys of */
    void addAll(StackCounts counted, Chunk chunk, FieldDescriptor thread) {
        long[] stackKeys = new long[counted.size()];
        long[] order = new long[counted.size()];
        threads = new String[counted.size()];
        stacks = new Stack[counted.size()];
        weights = new long[counted.size()];
        counts = new long[counted.size()];
        counted.forEach((threadKey, stackKey, weight, count) -> {
            stackKeys[size] = stackKey;
            order[size] = (long) chunk.stackPosition(stackKey) << Integer.SIZE | size;
            threads[size] = chunk.thread(thread, threadKey);
            weights[size] = weight;
            counts[size++] = count;
        });
        Arrays.sort(order);
        for (long next : order) {
            stacks[(int) next] = chunk.stack(stackKeys[(int) next]);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** How many samples they are. */
    long sum() {
        return Arrays.stream(counts).sum();
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < size; i++) {
            visitor.visit(threads[i], stacks[i], weights[i], counts[i]);
        }
    }
}
