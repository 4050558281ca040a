package io.lockspot.samples.eventpoll;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The design of the RFC: an instance exists as long as somebody may be looking at it, because its disposal waits for a
 * grace period, and as long as somebody counts on it, because the last reference begins that grace period.
 *
 * <p>An instance has one reference for itself, entries have none. Closing a file takes the first entry of its list, in
 * a read-side section and without a lock, and a reference to the entry's instance, unless the count is zero: then the
 * instance has let go of all its entries, and the list has another first. With the reference, and outside the section,
 * it goes for the instance's {@code mtx} and looks whether the instance has removed the entry in the meantime. Nothing
 * but the reference is held on that way, so it cannot deadlock with a removal, which comes from {@code mtx}.
 */
final class RcuPoll extends EventPoll {
    static final Rcu rcu = new Rcu();
    private static final RcuCallbacks callbacks = new RcuCallbacks(rcu);

    private final AtomicInteger references = new AtomicInteger(1);

    RcuPoll(ReadyLists readyList) {
        super(readyList);
    }

    /** Waits until every instance whose last reference is gone has been disposed. */
    static void awaitDisposals() throws InterruptedException, ExecutionException {
        callbacks.barrier();
    }

    @Override
    void releaseWatches(PollableFile file) {
        for (Entry entry = takeFirst(file); entry != null; entry = takeFirst(file)) {
            RcuPoll owner = (RcuPoll) entry.owner();
            owner.removeUnlessGone(entry);
            owner.put();
        }
    }

    @Override
    void clearAndPut() {
        mtx.lock();
        try {
            entries().forEach(this::remove);
        } finally {
            mtx.unlock();
        }
        put();
    }

    @Override
    void added() {
        // Entries need no reference: an instance removes its own before it drops the one for itself.
    }

    @Override
    boolean remove(Entry entry) {
        if (!unlink(entry, false)) {
            throw new IllegalStateException("an entry was removed twice");
        }
        return true;
    }

    int references() {
        return references.get();
    }

    /** The first entry of a file's list whose instance is not going away, with a reference to the instance; or null. */
    private static Entry takeFirst(PollableFile file) {
        int section = rcu.readLock();
        try {
            Entry first = file.firstWatch();
            while (first != null && !((RcuPoll) first.owner()).get()) {
                first = file.firstWatch();
            }
            return first;
        } finally {
            rcu.readUnlock(section);
        }
    }

    /** Takes a reference, unless the last one is gone. Only inside a read-side section. */
    private boolean get() {
        checkExists();
        return references.getAndUpdate(count -> count == 0 ? 0 : count + 1) != 0;
    }

    private void put() {
        int left = references.decrementAndGet();
        if (left < 0) {
            throw new IllegalStateException("a reference was dropped twice");
        }
        if (left == 0) {
            callbacks.call(this::dispose);
        }
    }

    private void removeUnlessGone(Entry entry) {
        mtx.lock();
        try {
            if (has(entry)) {
                remove(entry);
            }
        } finally {
            mtx.unlock();
        }
    }
}
