package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.Stack;

/**
 * A wait for a kernel lock that has begun and not ended. The kernel says anew how the thread waits each time when that
 * changes: a mutex is spun for, then slept for, and whoever is next in line spins again.
 */
final class OpenWait {

    private final long begun;
    private final ContentionFlags flags;
    private final Stack stack;
    private boolean spins;
    private long since;
    private long spun;

    OpenWait(long nanos, ContentionFlags flags, Stack stack) {
        this.begun = nanos;
        this.flags = flags;
        this.stack = stack;
        this.spins = flags.spin();
        this.since = nanos;
    }

    /** It waits another way from now on. */
    void changes(long nanos, ContentionFlags other) {
        count(nanos);
        spins = other.spin();
    }

    /** It got the lock, or gave up. */
    void ends(long nanos) {
        count(nanos);
    }

    private void count(long nanos) {
        spun += spins ? Math.max(nanos - since, 0) : 0;
        since = Math.max(nanos, since);
    }

    /** When it began to wait, in nanoseconds. */
    long begun() {
        return begun;
    }

    /** How it began to wait. */
    ContentionFlags flags() {
        return flags;
    }

    /** Where it began to wait. */
    Stack stack() {
        return stack;
    }

    /** How long it spun so far, in nanoseconds. */
    long spun() {
        return spun;
    }
}
