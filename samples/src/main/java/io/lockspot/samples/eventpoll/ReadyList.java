package io.lockspot.samples.eventpoll;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
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

    /**
     * Takes entries from the front and says what they report, in the order of the list. Level-triggered ones go back to
     * the end. The caller holds the instance's {@code mtx} and calls {@link #passOn} without it.
     */
    List<Event> collect(int maxEvents) {
        List<Event> events = new ArrayList<>();
        // What comes back while we look is for the next time.
        for (int left = size(); left > 0 && events.size() < maxEvents; left--) {
            Entry entry = takeFirst();
            int current = entry.current();
            if (current != 0) {
                events.add(new Event(entry.file(), current));
                settle(entry);
            }
        }
        return events;
    }

    /** Whether an entry has something to report; called under the instance's {@code mtx}. */
    boolean hasEvent() {
        for (Entry entry : snapshot()) {
            if (entry.current() != 0) {
                return true;
            }
        }
        return false;
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

    private void settle(Entry entry) {
        if (entry.interest().oneShot()) {
            entry.disarm();
        } else if (!entry.interest().edge()) {
            putBack(entry);
        }
    }

    private void putBack(Entry entry) {
        lock.lock();
        try {
            entries.add(entry);
        } finally {
            lock.unlock();
        }
    }

    /** Only threads with the instance's {@code mtx} take entries out, so the list that was not empty still is not. */
    private Entry takeFirst() {
        lock.lock();
        try {
            Iterator<Entry> all = entries.iterator();
            Entry first = all.next();
            all.remove();
            return first;
        } finally {
            lock.unlock();
        }
    }

    private Entry[] snapshot() {
        lock.lock();
        try {
            return entries.toArray(new Entry[0]);
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
