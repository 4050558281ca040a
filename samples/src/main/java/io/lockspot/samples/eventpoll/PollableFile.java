package io.lockspot.samples.eventpoll;

import io.lockspot.samples.eventpoll.EventPollException.Reason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Something that an {@link EventPoll} can watch. Safe for many threads.
 *
 * <p>A file may be watched by several instances, all of one {@link Design}. It may be closed while it is watched: the
 * instances forget it before {@link #close} returns.
 */
public abstract class PollableFile implements AutoCloseable {
    private final WaitQueue waitQueue = new WaitQueue();
    final Locks.FLock fileLock = new Locks.FLock();
    private final Set<Entry> watches = new LinkedHashSet<>();
    /** The first of {@link #watches}, for those who look without the lock. */
    private volatile Entry first;

    private boolean closed;
    private volatile boolean released;
    private volatile boolean enlisted;

    PollableFile() {}

    /** What the file is ready for now, as bits of {@link Ready}. */
    abstract int readiness();

    /** The end of the file; called once, when nobody watches it any more. */
    abstract void release();

    /** Closes the file and takes it out of every instance that watches it. Further calls do nothing. */
    @Override
    public final void close() {
        if (markClosed()) {
            EventPoll.releaseFile(this);
            released = true;
            release();
        }
    }

    public final boolean isClosed() {
        fileLock.lock();
        try {
            return closed;
        } finally {
            fileLock.unlock();
        }
    }

    final void checkOpen() {
        if (isClosed()) {
            throw new EventPollException(Reason.CLOSED, this + " is closed");
        }
    }

    /** Whether others than the user may touch the file; false from its release. */
    boolean exists() {
        return !released;
    }

    final void checkExists() {
        if (!exists()) {
            throw new IllegalStateException(this + " was touched after its end");
        }
    }

    WaitQueue waitQueue() {
        return waitQueue;
    }

    /** Puts an entry into the file's list. */
    void attach(Entry entry) {
        fileLock.lock();
        try {
            if (closed) {
                throw new EventPollException(Reason.CLOSED, this + " is closed");
            }
            if (first != null && first.owner().getClass() != entry.owner().getClass()) {
                throw new EventPollException(Reason.INVALID, this + " is watched by an instance of another design");
            }
            watches.add(entry);
            updateFirst();
        } finally {
            fileLock.unlock();
        }
    }

    /**
     * Takes an entry out of the file's list.
     *
     * @param force take it even if it is marked as dying; only for the thread that marked it
     * @return whether it was taken out; false leaves it to the thread that closes the file
     */
    final boolean detach(Entry entry, boolean force) {
        fileLock.lock();
        try {
            boolean taken = (force || !entry.isDying()) && watches.remove(entry);
            updateFirst();
            return taken;
        } finally {
            fileLock.unlock();
        }
    }

    /** The first entry of the list, or null. Takes no lock, so the entry may be removed meanwhile. */
    Entry firstWatch() {
        return first;
    }

    /** The first entry of the list, marked as dying, or null. From now on only the caller may remove it. */
    final Entry markFirstDying() {
        fileLock.lock();
        try {
            if (first != null) {
                first.markDying();
            }
            return first;
        } finally {
            fileLock.unlock();
        }
    }

    /** The instances that watch this file now. */
    final List<EventPoll> watchers() {
        fileLock.lock();
        try {
            return watches.stream().map(Entry::owner).toList();
        } finally {
            fileLock.unlock();
        }
    }

    /** Notes that a nesting check will come back to the file; false if the file is being closed. */
    final boolean enlist() {
        fileLock.lock();
        try {
            if (!closed) {
                enlisted = true;
            }
            return !closed;
        } finally {
            fileLock.unlock();
        }
    }

    final void delist() {
        checkExists();
        enlisted = false;
    }

    /** Whether a nesting check will come back to the file. Once it is being closed, this cannot become true. */
    final boolean isEnlisted() {
        return enlisted;
    }

    private void updateFirst() {
        first = watches.isEmpty() ? null : watches.iterator().next();
    }

    private boolean markClosed() {
        fileLock.lock();
        try {
            boolean first = !closed;
            closed = true;
            return first;
        } finally {
            fileLock.unlock();
        }
    }
}
