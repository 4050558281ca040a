package io.lockspot.samples.eventpoll;

import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;

/**
 * The threads that wait in an instance, {@code ep->wq}, asked without a lock whether there are any.
 *
 * <p>No wake-up is lost, because both sides first say and then look: a waiting thread announces itself before it looks
 * for something to wait for no longer, and who wakes has put that something where it is seen before he looks for
 * announcements.
 */
final class Waiters {
    final Locks.WqLock lock = new Locks.WqLock();
    private final Condition woken = lock.newCondition();
    /** Whether a thread waits, is about to, or was woken and has not been struck off yet. Written under the lock. */
    private volatile boolean active;

    private boolean closed;

    /**
     * Wakes one thread. Several callers may have seen the same one thread: it is woken once, and all of them get true,
     * because it will find what each of them has added.
     *
     * @return whether the caller saw a thread that waits
     */
    boolean wakeOne() {
        if (!active) {
            return false;
        }
        lock.lock();
        try {
            woken.signal();
            active = lock.hasWaiters(woken);
        } finally {
            lock.unlock();
        }
        return true;
    }

    /**
     * Waits until there is something, or nobody may wait any more.
     *
     * @param deadline of {@link System#nanoTime}
     * @return false if the time is over and there is neither
     */
    boolean await(long deadline, BooleanSupplier something) throws InterruptedException {
        lock.lock();
        try {
            active = true;
            while (!something.getAsBoolean() && !closed) {
                if (woken.awaitNanos(deadline - System.nanoTime()) <= 0) {
                    // Struck off before the last look, or a caller's "woken" could be about nobody.
                    active = lock.hasWaiters(woken);
                    return something.getAsBoolean() || closed;
                }
                active = true;
            }
            return true;
        } finally {
            active = lock.hasWaiters(woken);
            lock.unlock();
        }
    }

    /** Wakes every thread; nobody waits from now on. */
    void close() {
        lock.lock();
        try {
            closed = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int count() {
        lock.lock();
        try {
            return lock.getWaitQueueLength(woken);
        } finally {
            lock.unlock();
        }
    }
}
