package io.lockspot.samples.eventpoll;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * Entries in a row, linked through themselves: nothing is allocated, and an entry knows whether it is in.
 *
 * <p>Two operations need no exclusion: {@link #append}, against itself, and {@link #isEmpty}, against all. Whatever
 * else there is must run alone, without appends; whose lock sees to that is the caller's matter.
 */
final class ReadyChain {
    private static final AtomicReferenceFieldUpdater<ReadyChain, Link> LAST =
            AtomicReferenceFieldUpdater.newUpdater(ReadyChain.class, Link.class, "last");

    private final Link head = new Link();
    private volatile Link last = head;

    ReadyChain() {
        head.next = Link.END;
    }

    /**
     * Adds an entry at the end, unless it is in a chain. Many threads may do so at once, without a lock.
     *
     * <p>The order of the steps is what makes that right: the claim keeps other threads off this entry, the exchange
     * gives each thread a predecessor that no other thread has, and only then is the entry linked to it. Between the
     * two last steps the chain is torn in the middle, so nobody may walk it then. And it is right for one end only: an
     * insertion elsewhere would write the links that an append believes to be its own.
     *
     * @return false if the entry is in a chain already
     */
    boolean append(Entry entry) {
        if (!entry.claim()) {
            return false;
        }
        Link predecessor = LAST.getAndSet(this, entry);
        entry.previous = predecessor;
        predecessor.next = entry;
        return true;
    }

    /** Whether nothing was appended that is still there. An append counts from its exchange on. */
    boolean isEmpty() {
        return last == head;
    }

    /** Takes the first entry out, or gives null. From then on the entry may be appended again, anywhere. */
    Entry poll() {
        if (isEmpty()) {
            return null;
        }
        Entry first = (Entry) head.next;
        remove(first);
        return first;
    }

    /** Takes out an entry; does nothing if it is in no chain, and must not be called if it is in another one. */
    void remove(Entry entry) {
        Link next = entry.next;
        if (next == null) {
            return;
        }
        join(entry.previous, next);
        entry.previous = null;
        entry.next = null;
    }

    /** Puts all entries of another chain before the first one; the other is empty then. */
    void prepend(ReadyChain other) {
        if (other.isEmpty()) {
            return;
        }
        join(other.last, head.next);
        join(head, other.head.next);
        other.head.next = Link.END;
        other.last = other.head;
    }

    /** What is in the chain now, in its order. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Link link = head.next; link != Link.END; link = link.next) {
            entries.add((Entry) link);
        }
        return entries;
    }

    private void join(Link left, Link right) {
        left.next = right;
        if (right == Link.END) {
            last = left;
        } else {
            right.previous = left;
        }
    }
}
