package io.lockspot.agent.probe;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The closes that an event loop has submitted to its ring and not seen completed: since when, and of which descriptor. By
 * the handle of the channel rather than by the number, which the kernel may hand out again before the loop looks.
 * Only its own thread touches it, but for {@link #forgetAll}; allocates when there are more than ever before.
 */
final class PendingCloses {

    /** More are not followed: they are released without a known delay. */
    static final int MOST = 1 << 16;

    /** More event loops than there ever are. */
    private static final int LOOPS = 1024;

    private static final AtomicReferenceArray<WeakReference<PendingCloses>> ALL = new AtomicReferenceArray<>(LOOPS);

    /** Read once by each method: another thread may put an empty one in its place. */
    private Table table = new Table(16);

    PendingCloses() {
        WeakReference<PendingCloses> self = new WeakReference<>(this);
        for (int i = 0; i < LOOPS; i++) {
            WeakReference<PendingCloses> other = ALL.get(i);
            if ((other == null || other.get() == null) && ALL.compareAndSet(i, other, self)) {
                return;
            }
        }
    }

    /**
     * Nobody sees completions any more: no channel shall be kept alive for them. A thread that is just adding one may keep
     * that.
     */
    static void forgetAll() {
        for (int i = 0; i < LOOPS; i++) {
            WeakReference<PendingCloses> each = ALL.get(i);
            PendingCloses pending = each == null ? null : each.get();
            if (pending != null) {
                pending.table = new Table(16);
            }
        }
    }

    void add(Object handle, long nanoTime, int fd) {
        Table known = table;
        if (known.size >= MOST) {
            return;
        }
        if (2 * known.size >= known.handles.length) {
            known = known.twice();
            table = known;
        }
        known.insert(handle, nanoTime, fd);
    }

    /** Moves what is known of the handle's close into the call; leaves the call alone when nothing is. */
    void take(Object handle, Call call) {
        table.take(handle, call);
    }

    int size() {
        return table.size;
    }

    /** Open addressing, its slots a power of two. */
    private static final class Table {

        private final Object[] handles;
        private final long[] since;
        private final int[] descriptors;
        private int size;

        Table(int slots) {
            handles = new Object[slots];
            since = new long[slots];
            descriptors = new int[slots];
        }

        void take(Object handle, Call call) {
            int mask = handles.length - 1;
            int at = start(handle, mask);
            while (handles[at] != handle) {
                if (handles[at] == null) {
                    return;
                }
                at = at + 1 & mask;
            }
            call.asked = since[at];
            call.fd = descriptors[at];
            remove(at, mask);
        }

        void insert(Object handle, long nanoTime, int fd) {
            int mask = handles.length - 1;
            int at = start(handle, mask);
            while (handles[at] != null && handles[at] != handle) {
                at = at + 1 & mask;
            }
            size += handles[at] == null ? 1 : 0;
            handles[at] = handle;
            since[at] = nanoTime;
            descriptors[at] = fd;
        }

        /** Empties the slot and moves those behind it up, so that a search never stops before what it looks for. */
        private void remove(int slot, int mask) {
            int free = slot;
            handles[free] = null;
            size--;
            for (int at = free + 1 & mask; handles[at] != null; at = at + 1 & mask) {
                int wanted = start(handles[at], mask);
                if ((at - wanted & mask) >= (at - free & mask)) {
                    handles[free] = handles[at];
                    since[free] = since[at];
                    descriptors[free] = descriptors[at];
                    handles[at] = null;
                    free = at;
                }
            }
        }

        Table twice() {
            Table next = new Table(2 * handles.length);
            for (int i = 0; i < handles.length; i++) {
                if (handles[i] != null) {
                    next.insert(handles[i], since[i], descriptors[i]);
                }
            }
            return next;
        }

        private static int start(Object handle, int mask) {
            int hash = System.identityHashCode(handle);
            return (hash ^ hash >>> 15) & mask;
        }
    }
}
