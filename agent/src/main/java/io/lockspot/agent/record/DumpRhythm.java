package io.lockspot.agent.record;

import java.util.concurrent.TimeUnit;

/**
 * When to dump. At every multiple of the wanted interval since the start, so that a killed process has lost no more than
 * that; and in between while much comes in, because the recording in memory forgets its oldest events when it is full.
 * The first dumps come early, for nothing is known yet. All times are nanoseconds on one clock.
 */
final class DumpRhythm {

    private static final long SHORTEST = TimeUnit.SECONDS.toNanos(1);
    private static final long FIRST = TimeUnit.SECONDS.toNanos(2);

    /** Nobody waits a whole second more for a tenth of one. */
    private static final long SLACK = TimeUnit.MILLISECONDS.toNanos(100);

    private final long wanted;
    private final long memory;
    private long interval;
    private long lastDump;
    private long nextMultiple;

    /**
     * @param start when the recording began
     * @param wanted time between two dumps
     * @param memory bytes that the recording holds
     */
    DumpRhythm(long start, long wanted, long memory) {
        this.wanted = wanted;
        this.memory = memory;
        this.interval = Math.min(wanted, FIRST);
        this.lastDump = start;
        this.nextMultiple = start + wanted;
    }

    /** Whether it is time for a dump. */
    boolean isDue(long now) {
        return now >= nextMultiple - SLACK || now >= lastDump + interval - SLACK;
    }

    /** A dump of this size was made at that time. */
    void dumped(long now, long bytes) {
        lastDump = now;
        while (now >= nextMultiple - SLACK) {
            nextMultiple += wanted;
        }
        if (bytes > memory / 4) {
            interval = Math.max(Math.min(wanted, SHORTEST), interval / 2);
        } else if (bytes < memory / 10) {
            interval = Math.min(wanted, 2 * interval);
        }
    }
}
