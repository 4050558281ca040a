package io.lockspot.samples.pipeclosure;

/**
 * What was done and what happened at the locks.
 *
 * @param kernelMap the lock of the kernel's map
 * @param tearDownMutex the mutexes of all CPUs together; nothing, before
 * @param pageStock the lock of the stock of free pages
 * @param peakTearDowns how many pipes were torn down at the same time, at most
 */
record KernelCounts(
        Work work, LockFigures kernelMap, LockFigures tearDownMutex, LockFigures pageStock, int peakTearDowns) {

    /** What was done since; the peak is not one of a span of time and stays. */
    KernelCounts minus(KernelCounts earlier) {
        return new KernelCounts(
                work.minus(earlier.work),
                kernelMap.minus(earlier.kernelMap),
                tearDownMutex.minus(earlier.tearDownMutex),
                pageStock.minus(earlier.pageStock),
                peakTearDowns);
    }

    LockFigures allLocks() {
        return kernelMap.plus(tearDownMutex).plus(pageStock);
    }

    String locksToJson() {
        return "{\"all\":" + allLocks().toJson()
                + ",\"kernelMap\":" + kernelMap.toJson()
                + ",\"tearDownMutex\":" + tearDownMutex.toJson()
                + ",\"pageStock\":" + pageStock.toJson() + "}";
    }
}
