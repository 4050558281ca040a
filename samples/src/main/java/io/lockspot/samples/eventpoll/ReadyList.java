package io.lockspot.samples.eventpoll;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;

/** The entries that may have something to report, each once, and the threads that wait for one. */
final class ReadyList {
    private final Locks.EpLock lock = new Locks.EpLock();
    private final Condition filled = lock.newCondition();
    private final Set<Entry> entries = new LinkedHashSet<>();
    private boolean closed;

    /**
     * Adds an entry at the end, unless it is in the list, and wakes one thread.
     *
     * @return whether there was a thread to wake
     */
    boolean append(Entry entry) {
        lock.lock();
        try {
            entries.add(entry);
            return wakeOne();
        } finally {
            lock.unlock();
        }
    }

    /** Adds an entry at the end and wakes nobody: the caller does when it is through with the list. */
    void putBack(Entry entry) {
        lock.lock();
        try {
            entries.add(entry);
        } finally {
            lock.unlock();
        }
    }

    /** Takes the first entry, or null. */
    Entry takeFirst() {
        lock.lock();
        try {
            Iterator<Entry> all = entries.iterator();
            if (!all.hasNext()) {
                return null;
            }
            Entry first = all.next();
            all.remove();
            return first;
        } finally {
            lock.unlock();
        }
    }

    void remove(Entry entry) {
        lock.lock();
        try {
            entries.remove(entry);
        } finally {
            lock.unlock();
        }
    }

    /** Wakes one thread if the list has something for it. */
    void passOn() {
        lock.lock();
        try {
            if (!entries.isEmpty()) {
                wakeOne();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is an entry or the list is closed.
     *
     * @param deadline of {@link System#nanoTime}
     * @return false if the time is over and there is neither
     */
    boolean await(long deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (entries.isEmpty() && !closed) {
                if (filled.awaitNanos(deadline - System.nanoTime()) <= 0) {
                    return !entries.isEmpty() || closed;
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes every thread; nobody waits from now on. */
    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A copy of the entries, first to last. */
    Entry[] snapshot() {
        lock.lock();
        try {
            return entries.toArray(new Entry[0]);
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

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
