package io.lockspot.samples.eventpoll;

import java.util.ArrayList;
import java.util.List;

/**
 * The entries that may have something to report, each once, and the threads that wait for one.
 *
 * <p>Callbacks {@link #append}; whatever takes entries out does so with the instance's {@code mtx}, one thread at a
 * time. Who hands out takes the whole list at once, so that callbacks wait for the taking and not for the handing out:
 * what they append meanwhile is in the list, what he does not need goes back before it. That is also why there is no
 * second list for the overflow, as the kernel has one: an entry is free to be appended before its file is looked at.
 */
abstract sealed class ReadyList permits SpinLockReadyList, ReadWriteReadyList {
    final ReadyChain chain = new ReadyChain();
    /** Those that are being handed out; guarded by the instance's {@code mtx}. */
    private final ReadyChain taken = new ReadyChain();

    /**
     * Adds an entry at the end, unless it is in the list, and wakes one thread.
     *
     * @return whether there was a thread to wake
     */
    abstract boolean append(Entry entry);

    /** Adds an entry at the end, unless it is in the list. */
    abstract void putBack(Entry entry);

    /** Keeps everybody else off the chain until {@link #unlock}. */
    abstract void lock();

    abstract void unlock();

    /** Wakes one thread if the list has something for it. */
    abstract void passOn();

    /**
     * Waits until there is an entry or the list is closed.
     *
     * @param deadline of {@link System#nanoTime}
     * @return false if the time is over and there is neither
     */
    abstract boolean await(long deadline) throws InterruptedException;

    /** Wakes every thread; nobody waits from now on. */
    abstract void close();

    /** How many threads wait now. */
    abstract int waiters();

    /**
     * Takes entries from the front and says what they report, in the order of the list. Level-triggered ones go back to
     * the end. The caller holds the instance's {@code mtx} and calls {@link #passOn} without it.
     */
    final List<Event> collect(int maxEvents) {
        if (chain.isEmpty()) {
            return List.of();
        }
        move(chain, taken);
        try {
            return handOut(maxEvents);
        } finally {
            if (!taken.isEmpty()) {
                move(taken, chain);
            }
        }
    }

    /** Whether an entry has something to report; called under the instance's {@code mtx}. */
    final boolean hasEvent() {
        for (Entry entry : entries()) {
            if (entry.current() != 0) {
                return true;
            }
        }
        return false;
    }

    /** Takes an entry out; called under the instance's {@code mtx}, when no callback will append it any more. */
    final void remove(Entry entry) {
        lock();
        try {
            chain.remove(entry);
        } finally {
            unlock();
        }
    }

    final int size() {
        return entries().size();
    }

    private List<Entry> entries() {
        lock();
        try {
            return chain.entries();
        } finally {
            unlock();
        }
    }

    private void move(ReadyChain from, ReadyChain to) {
        lock();
        try {
            to.prepend(from);
        } finally {
            unlock();
        }
    }

    private List<Event> handOut(int maxEvents) {
        List<Event> events = new ArrayList<>();
        while (events.size() < maxEvents) {
            // Out of the chain first, then the look: a change in between is seen twice rather than never.
            Entry entry = taken.poll();
            if (entry == null) {
                break;
            }
            int current = entry.current();
            if (current != 0) {
                events.add(new Event(entry.file(), current));
                settle(entry);
            }
        }
        return events;
    }

    private void settle(Entry entry) {
        if (entry.interest().oneShot()) {
            entry.disarm();
        } else if (!entry.interest().edge()) {
            putBack(entry);
        }
    }
}
