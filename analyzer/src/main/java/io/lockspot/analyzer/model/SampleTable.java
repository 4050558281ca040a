package io.lockspot.analyzer.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Sums by measure, thread and stack, in the order in which they first came: arrays instead of a map of objects, for a
 * profile may have hundreds of thousands of different stacks, and a map's entry takes three times as much. Not safe for
 * use by several threads.
 */
final class SampleTable {

    private static final int FIRST_ENTRIES = 16;
    private static final int SUMS = 3;

    private Measure[] measures = new Measure[FIRST_ENTRIES];
    private String[] threads = new String[FIRST_ENTRIES];
    private Stack[] stacks = new Stack[FIRST_ENTRIES];

    /** Weight, count, spun of each entry. */
    private long[] sums = new long[FIRST_ENTRIES * SUMS];

    /** The number of an entry and one, by hash; 0 where there is none. Twice as long as there is room for entries. */
    private int[] slots = new int[FIRST_ENTRIES * 2];

    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** The entry's number; below 0 when there is none. */
    int find(Measure measure, String thread, Stack stack) {
        return slots[slot(measure, thread, stack)] - 1;
    }

    /** Makes an entry that is not there yet, and returns its number. */
    int make(Measure measure, String thread, Stack stack) {
        if (size == stacks.length) {
            grow();
        }
        measures[size] = measure;
        threads[size] = thread;
        stacks[size] = stack;
        slots[slot(measure, thread, stack)] = ++size;
        return size - 1;
    }

    void add(int entry, long weight, long count, long spun) {
        int at = entry * SUMS;
        sums[at] += weight;
        sums[at + 1] += count;
        sums[at + 2] += spun;
    }

    /** Where the entry is, or belongs. */
    private int slot(Measure measure, String thread, Stack stack) {
        int mask = slots.length - 1;
        int slot = hash(measure, thread, stack) & mask;
        while (slots[slot] != 0) {
            int entry = slots[slot] - 1;
            if (stacks[entry].equals(stack) && measures[entry] == measure && threads[entry].equals(thread)) {
                break;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static int hash(Measure measure, String thread, Stack stack) {
        int hash = ((stack.hashCode() * 31 + thread.hashCode()) * 31 + measure.ordinal()) * 0x9e3779b9;
        return hash ^ hash >>> 16;
    }

    private void grow() {
        int room = size * 2;
        measures = Arrays.copyOf(measures, room);
        threads = Arrays.copyOf(threads, room);
        stacks = Arrays.copyOf(stacks, room);
        sums = Arrays.copyOf(sums, room * SUMS);
        slots = new int[room * 2];
        int mask = slots.length - 1;
        for (int entry = 0; entry < size; entry++) {
            // They are all different, so none needs to be compared.
            int slot = hash(measures[entry], threads[entry], stacks[entry]) & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = entry + 1;
        }
    }

    Set<Measure> measures() {
        Set<Measure> found = EnumSet.noneOf(Measure.class);
        for (int i = 0; i < size; i++) {
            found.add(measures[i]);
        }
        return found;
    }

    /** How many events were folded into the entries with such stacks. */
    long count(Predicate<Stack> such) {
        long count = 0;
        for (int i = 0; i < size; i++) {
            count += such.test(stacks[i]) ? sums[i * SUMS + 1] : 0;
        }
        return count;
    }

    boolean any(Measure measure, Predicate<Stack> such) {
        for (int i = 0; i < size; i++) {
            if (measures[i] == measure && such.test(stacks[i])) {
                return true;
            }
        }
        return false;
    }

    List<Sample> samples() {
        List<Sample> samples = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int at = i * SUMS;
            samples.add(new Sample(measures[i], threads[i], stacks[i], sums[at], sums[at + 1], sums[at + 2]));
        }
        return samples;
    }
}
