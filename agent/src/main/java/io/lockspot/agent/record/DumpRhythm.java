package io.lockspot.agent.record;

import java.util.concurrent.TimeUnit;

/**
 * When to dump next. The recording in memory forgets its oldest events when it is full, so it is dumped more often than
 * the user asked for while much comes in; the first dumps come early, for nothing is known yet.
 */
final class DumpRhythm {

    private static final long SHORTEST = TimeUnit.SECONDS.toNanos(1);
    private static final long FIRST = TimeUnit.SECONDS.toNanos(2);

    private final long wanted;
    private final long memory;
    private long interval;

    /**
     * Both in their smallest unit.
     *
     * @param wanted nanoseconds between two dumps
     * @param memory bytes that the recording holds
     */
    DumpRhythm(long wanted, long memory) {
        this.wanted = wanted;
        this.memory = memory;
        this.interval = Math.min(wanted, FIRST);
    }

    /** Nanoseconds from the last dump to the next. */
    long interval() {
        return interval;
    }

    /** A dump of this size was made. */
    void dumped(long bytes) {
        if (bytes > memory / 4) {
            interval = Math.max(Math.min(wanted, SHORTEST), interval / 2);
        } else if (bytes < memory / 10) {
            interval = Math.min(wanted, 2 * interval);
        }
    }
}
