package io.lockspot.samples.eventpoll;

import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The locks, each of its own class so that a profiler's stacks name the lock that is waited for. Their {@code lock()}
 * does nothing else: the frame is the point.
 */
final class Locks {
    /** How often a spin lock looks before it queues: some microseconds, many times what it is held for. */
    private static final int SPINS = 100;

    private Locks() {}

    /** The one global mutex. */
    static final class Epmutex extends ReentrantLock {
        @Override
        public void lock() {
            super.lock();
        }
    }

    /** The mutex of an instance: guards its entries and the handing out of events. */
    static final class Mtx extends ReentrantLock {
        @Override
        public void lock() {
            super.lock();
        }
    }

    /**
     * The spin lock of a ready list. Spins for a while, then queues: there may be more threads than processors, and a
     * thread that spins for one that does not run helps nobody. So samples of the processor show the spinning, and
     * what measures waits, by way of {@code AbstractQueuedSynchronizer}, sees the rest. A thread that spins may get the
     * lock before those that queue.
     */
    static final class EpLock extends ReentrantLock {
        @Override
        public void lock() {
            for (int i = 0; i < SPINS; i++) {
                if (!isLocked() && tryLock()) {
                    return;
                }
                Thread.onSpinWait();
            }
            super.lock();
        }
    }

    /**
     * The read side of a ready list's read-write lock. Spins and queues as {@link EpLock} does. It waits for a taker that
     * has the lock. To one that only waits for it, it offers the processor once, so that the taker gets his turn; but then
     * it goes ahead, as the kernel's callbacks may, being interrupts. Otherwise an append would wait for an append after
     * all, by way of the taker between them; and for long, when the first one's thread has lost its processor.
     */
    static final class EpReadLock extends ReentrantReadWriteLock.ReadLock {
        private final ReentrantReadWriteLock both;

        EpReadLock(ReentrantReadWriteLock both) {
            super(both);
            this.both = both;
        }

        @Override
        public void lock() {
            if (both.hasQueuedThreads()) {
                Thread.yield();
            }
            for (int i = 0; i < SPINS; i++) {
                if (!both.isWriteLocked() && tryLock()) {
                    return;
                }
                Thread.onSpinWait();
            }
            super.lock();
        }
    }

    /** The write side of a ready list's read-write lock. */
    static final class EpWriteLock extends ReentrantReadWriteLock.WriteLock {
        EpWriteLock(ReentrantReadWriteLock both) {
            super(both);
        }

        @Override
        public void lock() {
            for (int i = 0; i < SPINS; i++) {
                if (tryLock()) {
                    return;
                }
                Thread.onSpinWait();
            }
            super.lock();
        }
    }

    /** The lock of the threads that wait in an instance. */
    static final class WqLock extends ReentrantLock {
        @Override
        public void lock() {
            super.lock();
        }
    }

    /** The own lock of a file: guards the list of the entries that watch it, and their dying marks. */
    static final class FLock extends ReentrantLock {
        @Override
        public void lock() {
            super.lock();
        }
    }

    /** The lock of a wait queue; held while its callbacks run. */
    static final class QueueLock extends ReentrantLock {
        @Override
        public void lock() {
            super.lock();
        }
    }
}
