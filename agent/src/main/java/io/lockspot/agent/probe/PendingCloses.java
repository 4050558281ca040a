package io.lockspot.agent.probe;

/**
 * The closes that an event loop has submitted to its ring and not seen completed: since when, and of which descriptor. By
 * the handle of the channel rather than by the number, which the kernel may hand out again before the loop looks.
 * Only its own thread touches it; allocates when there are more than ever before.
 */
final class PendingCloses {

    /** More are not followed: they are released without a known delay. */
    static final int MOST = 1 << 16;

    private Object[] handles = new Object[16];
    private long[] since = new long[16];
    private int[] descriptors = new int[16];
    private int size;

    void add(Object handle, long nanoTime, int fd) {
        if (size >= MOST) {
            return;
        }
        if (2 * size >= handles.length) {
            grow();
        }
        insert(handle, nanoTime, fd);
    }

    /** Moves what is known of the handle's close into the call; leaves the call alone when nothing is. */
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

    int size() {
        return size;
    }

    private void insert(Object handle, long nanoTime, int fd) {
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

    private void grow() {
        Object[] oldHandles = handles;
        long[] oldSince = since;
        int[] oldDescriptors = descriptors;
        int length = 2 * oldHandles.length;
        handles = new Object[length];
        since = new long[length];
        descriptors = new int[length];
        size = 0;
        for (int i = 0; i < oldHandles.length; i++) {
            if (oldHandles[i] != null) {
                insert(oldHandles[i], oldSince[i], oldDescriptors[i]);
            }
        }
    }

    private static int start(Object handle, int mask) {
        int hash = System.identityHashCode(handle);
        return (hash ^ hash >>> 15) & mask;
    }
}
