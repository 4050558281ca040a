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
    private final Locks.FLock fileLock = new Locks.FLock();
    private final Set<Entry> watches = new LinkedHashSet<>();
    private boolean closed;

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

    final WaitQueue waitQueue() {
        return waitQueue;
    }

    /** Puts an entry into the file's list. */
    void attach(Entry entry) {
        fileLock.lock();
        try {
            if (closed) {
                throw new EventPollException(Reason.CLOSED, this + " is closed");
            }
            if (!watches.isEmpty()
                    && firstWatch().owner().getClass() != entry.owner().getClass()) {
                throw new EventPollException(Reason.INVALID, this + " is watched by an instance of another design");
            }
            watches.add(entry);
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
            return (force || !entry.isDying()) && watches.remove(entry);
        } finally {
            fileLock.unlock();
        }
    }

    /** The first entry of the list, or null. */
    final Entry firstWatch() {
        fileLock.lock();
        try {
            return watches.isEmpty() ? null : watches.iterator().next();
        } finally {
            fileLock.unlock();
        }
    }

    /** The first entry of the list, marked as dying, or null. From now on only the caller may remove it. */
    final Entry markFirstDying() {
        fileLock.lock();
        try {
            Entry first = firstWatch();
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
