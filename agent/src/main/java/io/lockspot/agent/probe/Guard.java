package io.lockspot.agent.probe;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between one probe and the application: what a probe throws is counted here and goes no further, and a probe
 * that keeps failing is turned off for good.
 */
final class Guard {

    /** After this many failures a probe is off. Threads that are just inside may fail a few times more. */
    static final int LIMIT = 100;

    private static final AtomicLong FAILURES = new AtomicLong();
    private static final AtomicInteger OFF = new AtomicInteger();

    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean off;

    boolean lets() {
        return Settings.active && !off;
    }

    /** Counts one failure; allocates nothing, because memory or stack may be what has run out. */
    void failed() {
        FAILURES.getAndIncrement();
        if (failures.incrementAndGet() == LIMIT) {
            off = true;
            OFF.getAndIncrement();
        }
    }

    boolean isOff() {
        return off;
    }

    static long failures() {
        return FAILURES.get();
    }

    static int off() {
        return OFF.get();
    }
}
