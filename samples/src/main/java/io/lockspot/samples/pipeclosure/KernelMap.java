package io.lockspot.samples.pipeclosure;

import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The kernel's map: which pipe is where. One lock guards all of it. For use by many threads. */
final class KernelMap {

    private final WakeAllLock lock = new WakeAllLock();
    private final NavigableMap<Integer, Pipe> regions = new TreeMap<>();
    private final PageTable pageTable;
    private final int pagesAtOnce;
    /** Written under the lock. */
    private volatile long operations;

    /** @param pagesAtOnce so many pages, at most, are unmapped with one message to the CPUs */
    KernelMap(PageTable pageTable, int pagesAtOnce) {
        this.pageTable = pageTable;
        this.pagesAtOnce = pagesAtOnce;
    }

    /** @param memory as many pages of memory as the pipe has pages */
    void map(Pipe pipe, int[] memory) {
        lock.lock();
        try {
            for (int i = 0; i < pipe.pages(); i++) {
                pageTable.map(pipe.firstPage() + i, memory[i]);
            }
            regions.put(pipe.firstPage(), pipe);
            operations++;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a pipe out.
     *
     * @return the pages of memory that it was in
     * @throws IllegalStateException when it is not in the map; nothing has changed then
     */
    int[] unmap(Pipe pipe) {
        lock.lock();
        try {
            if (!regions.remove(pipe.firstPage(), pipe)) {
                throw new IllegalStateException("not in the map: " + pipe);
            }
            operations++;
            return unmapPages(pipe);
        } finally {
            lock.unlock();
        }
    }

    private int[] unmapPages(Pipe pipe) {
        int[] memory = new int[pipe.pages()];
        for (int done = 0; done < memory.length; ) {
            int step = Math.min(pagesAtOnce, memory.length - done);
            pageTable.remove(pipe.firstPage() + done, step, memory, done);
            done += step;
        }
        return memory;
    }

    /** The pipes that are in the map. */
    Set<Integer> firstPages() {
        lock.lock();
        try {
            return new TreeSet<>(regions.keySet());
        } finally {
            lock.unlock();
        }
    }

    int mappedPages() {
        lock.lock();
        try {
            return pageTable.mapped();
        } finally {
            lock.unlock();
        }
    }

    /** What was done so far, without the stock's part. Does not take the lock, since that would be counted. */
    Work work() {
        return new Work(operations, pageTable.removals(), pageTable.messages(), 0);
    }

    LockFigures figures() {
        return lock.figures();
    }
}
