package io.lockspot.samples.eventpoll;

import java.util.concurrent.locks.ReentrantLock;

/**
 * The locks, each of its own class so that a profiler's stacks name the lock that is waited for. Their {@code lock()}
 * does nothing else: the frame is the point.
 */
final class Locks {
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

    /** The lock of a ready list. */
    static final class EpLock extends ReentrantLock {
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
