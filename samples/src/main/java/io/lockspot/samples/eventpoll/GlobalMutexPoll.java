package io.lockspot.samples.eventpoll;

/**
 * The design before: {@code epmutex} is held for the whole of every close of an instance and of a watched file.
 *
 * <p>So the two closes can never meet, and an entry found in a file's list belongs to an instance that lives.
 */
final class GlobalMutexPoll extends EventPoll {
    GlobalMutexPoll(ReadyLists readyList) {
        super(readyList);
    }

    @Override
    void releaseWatches(PollableFile file) {
        epmutex.lock();
        try {
            for (Entry entry = file.firstWatch(); entry != null; entry = file.firstWatch()) {
                entry.owner().removeLocked(entry);
            }
        } finally {
            epmutex.unlock();
        }
    }

    @Override
    void clearAndPut() {
        epmutex.lock();
        try {
            mtx.lock();
            try {
                entries().forEach(this::remove);
            } finally {
                mtx.unlock();
            }
        } finally {
            epmutex.unlock();
        }
        dispose();
    }

    @Override
    void added() {
        // The mutex, not a count, keeps the instance alive.
    }

    @Override
    boolean remove(Entry entry) {
        return unlink(entry, false);
    }
}
