package io.lockspot.samples.eventpoll;

import java.util.concurrent.locks.Condition;

/** The list before: one spin lock, {@code ep->lock}, for the entries and the waiting threads, taken by every callback. */
final class SpinLockReadyList extends ReadyList {
    final Locks.EpLock lock = new Locks.EpLock();
    private final Condition filled = lock.newCondition();
    private boolean closed;

    @Override
    boolean append(Entry entry) {
        lock.lock();
        try {
            chain.append(entry);
            return wakeOne();
        } finally {
            lock.unlock();
        }
    }

    @Override
    void putBack(Entry entry) {
        lock.lock();
        try {
            chain.append(entry);
        } finally {
            lock.unlock();
        }
    }

    @Override
    void lock() {
        lock.lock();
    }

    @Override
    void unlock() {
        lock.unlock();
    }

    @Override
    void passOn() {
        lock.lock();
        try {
            if (!chain.isEmpty()) {
                wakeOne();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    boolean await(long deadline) throws InterruptedException {
        lock.lock();
        try {
            while (chain.isEmpty() && !closed) {
                if (filled.awaitNanos(deadline - System.nanoTime()) <= 0) {
                    return !chain.isEmpty() || closed;
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    int waiters() {
        lock.lock();
        try {
            return lock.getWaitQueueLength(filled);
        } finally {
            lock.unlock();
        }
    }

    private boolean wakeOne() {
        boolean waiting = lock.hasWaiters(filled);
        filled.signal();
        return waiting;
    }
}
