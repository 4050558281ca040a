package io.lockspot.samples.pipeclosure;

import java.util.concurrent.atomic.LongAdder;

/** Counts what happens at a lock. For use by many threads. */
final class LockCounts {

    private final LongAdder acquisitions = new LongAdder();
    private final LongAdder contended = new LongAdder();
    private final LongAdder waits = new LongAdder();
    private final LongAdder wakeUps = new LongAdder();

    void acquired() {
        acquisitions.increment();
    }

    /** The lock could not be had at once. */
    void contended() {
        contended.increment();
    }

    /** A thread goes to sleep. */
    void waits() {
        waits.increment();
    }

    /** A thread that slept runs again. */
    void wakesUp() {
        wakeUps.increment();
    }

    /** Exact when no thread is at the lock. */
    LockFigures figures() {
        return new LockFigures(acquisitions.sum(), contended.sum(), waits.sum(), wakeUps.sum());
    }
}
