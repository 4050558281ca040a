package io.lockspot.samples.eventpoll;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The list after: callbacks append at once, under the read side of {@code ep->lock}; the write side is for whoever takes
 * entries out. So callbacks wait for a taker, and he for them, but no callback waits for another.
 *
 * <p>The waiting threads have a lock of their own, which a callback needs only if a thread waits.
 */
final class ReadWriteReadyList extends ReadyList {
    final Lock readSide;
    final Lock writeSide;
    private final Waiters waiters = new Waiters();

    ReadWriteReadyList() {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        readSide = new Locks.EpReadLock(lock);
        writeSide = new Locks.EpWriteLock(lock);
    }

    @Override
    boolean append(Entry entry) {
        putBack(entry);
        return waiters.wakeOne();
    }

    @Override
    void putBack(Entry entry) {
        readSide.lock();
        try {
            chain.append(entry);
        } finally {
            readSide.unlock();
        }
    }

    @Override
    void lock() {
        writeSide.lock();
    }

    @Override
    void unlock() {
        writeSide.unlock();
    }

    @Override
    void passOn() {
        if (!chain.isEmpty()) {
            waiters.wakeOne();
        }
    }

    @Override
    boolean await(long deadline) throws InterruptedException {
        return waiters.await(deadline, () -> !chain.isEmpty());
    }

    @Override
    void close() {
        waiters.close();
    }

    @Override
    int waiters() {
        return waiters.count();
    }
}
