package io.lockspot.samples.pipeclosure;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which page of the address space is in which page of memory. Every CPU keeps a copy of parts of it, so what was removed
 * must be made known to all of them, and their answers waited for, before the memory is used for something else. Not
 * safe for use by several threads: the map's lock guards it.
 */
final class PageTable {

    private static final int NOWHERE = -1;

    private final int[] frames;
    private final AtomicLongArray invalidations;
    private int mapped;
    /** May be read by anybody. */
    private volatile long removals;

    /**
     * @param pages the size of the address space
     * @param cpus how many have to be told
     */
    PageTable(int pages, int cpus) {
        frames = new int[pages];
        Arrays.fill(frames, NOWHERE);
        invalidations = new AtomicLongArray(cpus);
    }

    void map(int page, int frame) {
        if (frames[page] != NOWHERE) {
            throw new IllegalStateException("page " + page + " is mapped already");
        }
        frames[page] = frame;
        mapped++;
    }

    /**
     * Removes neighbouring pages with one message to the CPUs.
     *
     * @param memory takes the pages of memory that they were in, from the index on
     */
    void remove(int firstPage, int count, int[] memory, int index) {
        for (int i = 0; i < count; i++) {
            int frame = frames[firstPage + i];
            if (frame == NOWHERE) {
                throw new IllegalStateException("page " + (firstPage + i) + " is not mapped");
            }
            frames[firstPage + i] = NOWHERE;
            memory[index + i] = frame;
        }
        mapped -= count;
        removals++;
        tellAllCpus();
    }

    /** Who waits for the answers of other CPUs gives them time: other threads run meanwhile. */
    private void tellAllCpus() {
        for (int cpu = 0; cpu < invalidations.length(); cpu++) {
            invalidations.incrementAndGet(cpu);
        }
        Thread.yield();
    }

    int mapped() {
        return mapped;
    }

    /** How often {@link #remove} was called. */
    long removals() {
        return removals;
    }

    /** How many messages were sent, over all CPUs. */
    long messages() {
        long sum = 0;
        for (int cpu = 0; cpu < invalidations.length(); cpu++) {
            sum += invalidations.get(cpu);
        }
        return sum;
    }
}
