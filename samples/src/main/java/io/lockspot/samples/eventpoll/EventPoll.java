package io.lockspot.samples.eventpoll;

import io.lockspot.samples.eventpoll.EventPollException.Reason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An instance that watches files and says which are ready. Safe for many threads.
 *
 * <p>An instance is itself a file, readable when it has an event to give, so instances can watch instances. Refusals
 * are {@link EventPollException}s.
 */
public abstract sealed class EventPoll extends PollableFile permits GlobalMutexPoll, RefCountPoll, RcuPoll {
    /** Serializes the nesting of instances, in the design before also every close. */
    static final Locks.Epmutex epmutex = new Locks.Epmutex();

    final Locks.Mtx mtx = new Locks.Mtx();
    private final Map<PollableFile, Entry> entries = new LinkedHashMap<>();
    private final ReadyList ready;
    private final AtomicInteger disposals = new AtomicInteger();

    EventPoll(ReadyLists readyList) {
        ready = readyList.open();
    }

    /** Starts to watch a file. If it is ready already, that is an event. */
    public final void add(PollableFile file, Interest interest) {
        if (file instanceof EventPoll inner) {
            if (interest.exclusive() || inner == this) {
                throw new EventPollException(Reason.INVALID, "an instance cannot be watched by itself or exclusively");
            }
        } else if (addUnnested(file, interest)) {
            return;
        }
        epmutex.lock();
        try {
            addChecked(file, interest);
        } finally {
            epmutex.unlock();
        }
    }

    /** Changes what is wanted of a watched file, and arms a one-shot entry again. */
    public final void modify(PollableFile file, Interest interest) {
        mtx.lock();
        try {
            Entry entry = find(file);
            if (entry.interest().exclusive() || interest.exclusive()) {
                throw new EventPollException(Reason.INVALID, "exclusive entries cannot be modified");
            }
            entry.rearm(interest);
            appendIfReady(entry);
        } finally {
            mtx.unlock();
        }
    }

    /** Watches a file no longer. */
    public final void delete(PollableFile file) {
        mtx.lock();
        try {
            if (!remove(find(file))) {
                throw new EventPollException(Reason.NOT_FOUND, file + " is being closed");
            }
        } finally {
            mtx.unlock();
        }
    }

    /**
     * Waits for events.
     *
     * @param maxEvents how many at most; the rest come first next time
     * @param timeout how long at most; zero looks and does not wait
     * @return the events, none if the time is over
     */
    public final List<Event> await(int maxEvents, Duration timeout) throws InterruptedException {
        if (maxEvents < 1) {
            throw new IllegalArgumentException("at least one event must be asked for, not " + maxEvents);
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        List<Event> events = collect(maxEvents);
        while (events.isEmpty() && ready.await(deadline)) {
            events = collect(maxEvents);
        }
        return events;
    }

    /** Takes a file that is being closed out of every instance. An unwatched file costs no lock but its own. */
    static void releaseFile(PollableFile file) {
        Entry first = file.firstWatch();
        if (first != null) {
            // All watchers of a file are of one design.
            first.owner().releaseWatches(file);
        }
        Nesting.awaitCheck(file);
    }

    /** Removes all entries of a file, from all instances. */
    abstract void releaseWatches(PollableFile file);

    /** Removes what this instance, which is being closed, may remove, and gives up its own reference. */
    abstract void clearAndPut();

    /** An entry was added; called under {@code mtx}. */
    abstract void added();

    /** Removes an entry, under {@code mtx}; false if the thread that closes its file does so, or did. */
    abstract boolean remove(Entry entry);

    final void removeLocked(Entry entry) {
        mtx.lock();
        try {
            remove(entry);
        } finally {
            mtx.unlock();
        }
    }

    /** Whether an entry has not been removed; under {@code mtx}. */
    final boolean has(Entry entry) {
        return entries.get(entry.file()) == entry;
    }

    /** What the removal of an entry consists of, under {@code mtx}. */
    final boolean unlink(Entry entry, boolean force) {
        if (disposals.get() > 0) {
            throw new IllegalStateException("an entry outlived its instance");
        }
        PollableFile file = entry.file();
        file.checkExists();
        // No more callbacks, even if the entry is dying and stays for the thread that closes the file.
        file.waitQueue().remove(entry);
        // The last that is done to the file: once it has no entry, its close need not wait for us.
        if (!file.detach(entry, force)) {
            return false;
        }
        entries.remove(file);
        ready.remove(entry);
        return true;
    }

    /** The end of the instance: must happen once, and with nothing left in it. */
    final void dispose() {
        if (disposals.incrementAndGet() != 1 || !entries.isEmpty() || ready.size() != 0) {
            throw new IllegalStateException("disposed twice, or with entries left");
        }
    }

    /** An entry may have something to report; whether a thread waited for it. */
    final boolean ready(Entry entry) {
        boolean woke = ready.append(entry);
        waitQueue().wake(Ready.READABLE);
        return woke;
    }

    final List<Entry> entries() {
        mtx.lock();
        try {
            return List.copyOf(entries.values());
        } finally {
            mtx.unlock();
        }
    }

    @Override
    boolean exists() {
        return disposals.get() == 0;
    }

    final int disposals() {
        return disposals.get();
    }

    /** How many threads wait for events now. */
    final int waiters() {
        return ready.waiters();
    }

    @Override
    final int readiness() {
        mtx.lock();
        try {
            return ready.hasEvent() ? Ready.READABLE : 0;
        } finally {
            mtx.unlock();
        }
    }

    /** Not while a file is being added to this instance: whether that counts paths depends on who watches it. */
    @Override
    final void attach(Entry entry) {
        mtx.lock();
        try {
            super.attach(entry);
        } finally {
            mtx.unlock();
        }
    }

    @Override
    final void release() {
        ready.close();
        clearAndPut();
    }

    private Entry find(PollableFile file) {
        checkOpen();
        Entry entry = entries.get(file);
        if (entry == null) {
            throw new EventPollException(Reason.NOT_FOUND, file + " is not watched");
        }
        return entry;
    }

    private boolean addUnnested(PollableFile file, Interest interest) {
        mtx.lock();
        try {
            if (firstWatch() != null) {
                return false;
            }
            insert(file, interest);
            return true;
        } finally {
            mtx.unlock();
        }
    }

    private void addChecked(PollableFile file, Interest interest) {
        try {
            addNested(file, interest);
        } finally {
            Nesting.end();
        }
    }

    private void addNested(PollableFile file, Interest interest) {
        if (file instanceof EventPoll inner) {
            Nesting.checkLoop(this, inner);
        }
        mtx.lock();
        try {
            Entry entry = insert(file, interest);
            if (!Nesting.pathsWithinLimits(file)) {
                remove(entry);
                throw new EventPollException(Reason.INVALID, "one event would wake too many instances");
            }
        } finally {
            mtx.unlock();
        }
    }

    private Entry insert(PollableFile file, Interest interest) {
        checkOpen();
        if (entries.containsKey(file)) {
            throw new EventPollException(Reason.EXISTS, file + " is watched already");
        }
        Entry entry = new Entry(this, file, interest);
        file.attach(entry);
        entries.put(file, entry);
        added();
        // First the callback, then the look: a change in between is seen twice rather than never.
        file.waitQueue().add(entry);
        appendIfReady(entry);
        return entry;
    }

    private void appendIfReady(Entry entry) {
        if (entry.current() != 0) {
            ready(entry);
        }
    }

    private List<Event> collect(int maxEvents) {
        List<Event> events;
        mtx.lock();
        try {
            checkOpen();
            events = ready.collect(maxEvents);
        } finally {
            mtx.unlock();
        }
        ready.passOn();
        return events;
    }
}
