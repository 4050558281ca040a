package io.lockspot.samples.eventpoll;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * A link of a {@link ReadyChain}: its head, or an entry. A link is in one chain at most.
 *
 * <p>What comes next also says whether the link is in a chain at all. So to set it from null is to claim the link: of
 * several threads that want to append the same entry one succeeds, and the others know that it is being done.
 */
class Link {
    /** Comes after the last one of every chain. */
    static final Link END = new Link();

    private static final AtomicReferenceFieldUpdater<Link, Link> NEXT =
            AtomicReferenceFieldUpdater.newUpdater(Link.class, Link.class, "next");

    /** Null in no chain, {@link #END} in the last one of a chain. */
    volatile Link next;
    /** Valid while nobody appends. */
    Link previous;

    /** Makes the link one that is, or will at once be, the last of a chain; false if it is in one. */
    final boolean claim() {
        return next == null && NEXT.compareAndSet(this, null, END);
    }
}
