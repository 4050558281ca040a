package io.lockspot.samples.eventpoll;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The design after: an instance has a reference for itself and one for each entry; who drops the last one disposes.
 *
 * <p>Closing a file marks each entry as dying, under the file's own lock, before it goes for the instance. Closing an
 * instance leaves dying entries alone. So every entry is removed by exactly one of the two, its reference is dropped
 * once, and the instance outlives the file's way to it. Holding the file's lock on that way instead would deadlock with
 * a removal, which comes from the instance's {@code mtx}.
 */
final class RefCountPoll extends EventPoll {
    private final AtomicInteger references = new AtomicInteger(1);

    RefCountPoll(ReadyLists readyList) {
        super(readyList);
    }

    @Override
    void releaseWatches(PollableFile file) {
        for (Entry entry = file.markFirstDying(); entry != null; entry = file.markFirstDying()) {
            ((RefCountPoll) entry.owner()).releaseDying(entry);
        }
    }

    @Override
    void clearAndPut() {
        boolean last;
        mtx.lock();
        try {
            entries().forEach(this::remove);
            last = put();
        } finally {
            mtx.unlock();
        }
        if (last) {
            dispose();
        }
    }

    @Override
    void added() {
        references.incrementAndGet();
    }

    @Override
    boolean remove(Entry entry) {
        if (!unlink(entry, false)) {
            return false;
        }
        if (put()) {
            throw new IllegalStateException("an open instance lost its last reference");
        }
        return true;
    }

    /**
     * Who looks up from a file, as the nesting check does, may meet an instance whose last reference has gone. Here the
     * garbage collector keeps it for him; a kernel needs a grace period besides the count.
     */
    @Override
    boolean exists() {
        return true;
    }

    int references() {
        return references.get();
    }

    private void releaseDying(Entry entry) {
        boolean last;
        mtx.lock();
        try {
            if (!unlink(entry, true)) {
                throw new IllegalStateException("a dying entry was removed by another thread");
            }
            last = put();
        } finally {
            mtx.unlock();
        }
        if (last) {
            dispose();
        }
    }

    private boolean put() {
        int left = references.decrementAndGet();
        if (left < 0) {
            throw new IllegalStateException("a reference was dropped twice");
        }
        return left == 0;
    }
}
