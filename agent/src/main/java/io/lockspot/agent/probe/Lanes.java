package io.lockspot.agent.probe;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Numbers that are lent to threads, each to one at a time, so that a counter with a row for each needs no atomic
 * instruction. What a thread has counted stays in the row, and the next one counts on. Threads are held weakly; a number
 * comes back when its thread has ended. Safe for all threads.
 */
final class Lanes {

    /** Of a thread that has none. */
    static final int NONE = 0;

    /** So many threads have one: more than busy ones there are on most machines, and few enough for memory. */
    static final int COUNT = 48;

    static final Lanes ALL = new Lanes();

    private final AtomicReferenceArray<WeakReference<Thread>> owners = new AtomicReferenceArray<>(COUNT);

    /** A number from 1 on for a thread that keeps it for life; {@link #NONE} when all are lent. */
    int take(Thread thread) {
        WeakReference<Thread> owner = new WeakReference<>(thread);
        for (int i = 0; i < COUNT; i++) {
            WeakReference<Thread> before = owners.get(i);
            if (isOver(before) && owners.compareAndSet(i, before, owner)) {
                return i + 1;
            }
        }
        return NONE;
    }

    /** A thread that has ended counts no more, and what it counted is to be seen. */
    private static boolean isOver(WeakReference<Thread> owner) {
        Thread thread = owner == null ? null : owner.get();
        return thread == null || !thread.isAlive();
    }
}
