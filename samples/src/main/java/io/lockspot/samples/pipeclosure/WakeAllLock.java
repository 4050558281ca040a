package io.lockspot.samples.pipeclosure;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * A lock whose release wakes everybody who waits for it. The first to run gets it; the others were woken for nothing and
 * sleep again. When n threads wait and nobody comes in between, letting them all through takes n (n+1) / 2 wake-ups
 * rather than n. Not reentrant.
 */
final class WakeAllLock {

    /** One hold of the lock: what others sleep on until it ends. It ends once, and then wakes them all. */
    private static final class Sync extends AbstractQueuedSynchronizer {

        private static final int ENDED = 1;

        /** Names the owner for whoever looks at those that wait. */
        Sync() {
            setExclusiveOwnerThread(Thread.currentThread());
        }

        boolean isMine() {
            return getExclusiveOwnerThread() == Thread.currentThread();
        }

        boolean hasEnded() {
            return getState() == ENDED;
        }

        @Override
        protected int tryAcquireShared(int ignored) {
            return hasEnded() ? 1 : -1;
        }

        @Override
        protected boolean tryReleaseShared(int ended) {
            setState(ended);
            return true;
        }
    }

    private final AtomicReference<Sync> held = new AtomicReference<>();
    private final LockCounts counts = new LockCounts();

    void lock() {
        Sync mine = new Sync();
        Sync other = held.compareAndExchange(null, mine);
        if (other != null) {
            counts.contended();
        }
        while (other != null) {
            sleepUntilReleased(other);
            other = held.compareAndExchange(null, mine);
        }
        counts.acquired();
    }

    private void sleepUntilReleased(Sync other) {
        if (!other.hasEnded()) {
            counts.waits();
            other.acquireShared(1);
            counts.wakesUp();
        }
    }

    /** @throws IllegalMonitorStateException when the calling thread does not hold it */
    void unlock() {
        Sync mine = held.get();
        if (mine == null || !mine.isMine()) {
            throw new IllegalMonitorStateException("held by another thread, or by none");
        }
        held.set(null);
        mine.releaseShared(Sync.ENDED);
    }

    LockFigures figures() {
        return counts.figures();
    }
}
