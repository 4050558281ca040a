package io.lockspot.samples.pipeclosure;

import java.util.Arrays;

/** The free pages of memory that no CPU has in its cache. For use by many threads, which meet at its lock. */
final class PageStock {

    private final QueuedMutex lock = new QueuedMutex();
    private final int[] free;
    private int size;
    /** Written under the lock. */
    private volatile long operations;

    /** A stock with so many pages, numbered from 0, all of them free. */
    PageStock(int pages) {
        free = new int[pages];
        Arrays.setAll(free, i -> i);
        size = pages;
    }

    /**
     * Takes up to that many pages.
     *
     * @param pages takes them, from index 0 on
     * @return how many there were; 0 when the stock is empty
     */
    int take(int[] pages, int count) {
        lock.lock();
        try {
            int taken = Math.min(count, size);
            size -= taken;
            System.arraycopy(free, size, pages, 0, taken);
            operations++;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Puts pages back, those from the index on. */
    void give(int[] pages, int index, int count) {
        lock.lock();
        try {
            System.arraycopy(pages, index, free, size, count);
            size += count;
            operations++;
        } finally {
            lock.unlock();
        }
    }

    /** The pages that are here, in no order. */
    int[] pages() {
        lock.lock();
        try {
            return Arrays.copyOf(free, size);
        } finally {
            lock.unlock();
        }
    }

    /** How often pages were taken or given. Does not take the lock, since that would be counted. */
    long operations() {
        return operations;
    }

    LockFigures figures() {
        return lock.figures();
    }
}
