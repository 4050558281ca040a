package io.lockspot.samples.pipeclosure;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * A mutex whose waiters stand in a queue: a release wakes the first of them and nobody else, and who comes later goes to
 * the end. Not reentrant.
 */
final class QueuedMutex {

    /** The queue. Held is 1, free is 0. */
    private static final class Sync extends AbstractQueuedSynchronizer {

        @Override
        protected boolean tryAcquire(int held) {
            if (hasQueuedPredecessors() || !compareAndSetState(0, held)) {
                return false;
            }
            setExclusiveOwnerThread(Thread.currentThread());
            return true;
        }

        @Override
        protected boolean tryRelease(int held) {
            if (getExclusiveOwnerThread() != Thread.currentThread()) {
                throw new IllegalMonitorStateException("held by another thread, or by none");
            }
            setExclusiveOwnerThread(null);
            setState(0);
            return true;
        }
    }

    private final Sync sync = new Sync();
    private final LockCounts counts = new LockCounts();

    void lock() {
        if (!sync.tryAcquire(1)) {
            counts.contended();
            counts.waits();
            sync.acquire(1);
            counts.wakesUp();
        }
        counts.acquired();
    }

    /** @throws IllegalMonitorStateException when the calling thread does not hold it */
    void unlock() {
        sync.release(1);
    }

    /** How many threads stand in the queue; a moment later it may be others. */
    int queueLength() {
        return sync.getQueueLength();
    }

    LockFigures figures() {
        return counts.figures();
    }
}
