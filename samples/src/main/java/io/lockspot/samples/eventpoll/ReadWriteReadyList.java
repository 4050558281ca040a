package io.lockspot.samples.eventpoll;

/**
 * The list after: callbacks append at once, under the read side of {@code ep->lock}; the write side is for whoever takes
 * entries out. So callbacks wait for a taker, and he for them, but no callback waits for another.
 *
 * <p>The waiting threads have a lock of their own, which a callback needs only if a thread waits.
 */
final class ReadWriteReadyList extends ReadyList {
    private final Locks.EpRwLock lock = new Locks.EpRwLock();
    private final Waiters waiters = new Waiters();

    @Override
    boolean append(Entry entry) {
        putBack(entry);
        return waiters.wakeOne();
    }

    @Override
    void putBack(Entry entry) {
        lock.lockRead();
        try {
            chain.append(entry);
        } finally {
            lock.unlockRead();
        }
    }

    @Override
    void lock() {
        lock.lockWrite();
    }

    @Override
    void unlock() {
        lock.unlockWrite();
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
