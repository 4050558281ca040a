package io.lockspot.samples.eventpoll;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The entries that a file calls when its state changes.
 *
 * <p>Callbacks run under the queue's lock. So when {@link #remove} has returned, no callback of that entry runs or
 * will run.
 */
final class WaitQueue {
    private final Locks.QueueLock lock = new Locks.QueueLock();
    private final Set<Entry> shared = new LinkedHashSet<>();
    private final Set<Entry> exclusive = new LinkedHashSet<>();
    /** Whether there is an entry; written under the lock. */
    private volatile boolean active;

    void add(Entry entry) {
        lock.lock();
        try {
            (entry.interest().exclusive() ? exclusive : shared).add(entry);
            active = true;
        } finally {
            lock.unlock();
        }
    }

    void remove(Entry entry) {
        lock.lock();
        try {
            shared.remove(entry);
            exclusive.remove(entry);
            active = !shared.isEmpty() || !exclusive.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Calls every shared entry, and exclusive ones until the first that woke a waiting thread. A queue without entries
     * costs no lock: who adds one looks at the file afterwards, and sees the change that the caller has made before.
     */
    void wake(int events) {
        if (!active) {
            return;
        }
        lock.lock();
        try {
            for (Entry entry : shared) {
                entry.wake(events);
            }
            for (Entry entry : exclusive) {
                if (entry.wake(events)) {
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return shared.size() + exclusive.size();
        } finally {
            lock.unlock();
        }
    }
}
