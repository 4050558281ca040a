package io.lockspot.agent.probe;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the events of one thread at a hundredth of the time that they report: every slow operation earns a hundredth of
 * its time, every event is paid from what was earned. So an operation of 200 microseconds always affords its event, and
 * of shorter ones only so many become events as are paid for. Only its own thread uses it.
 */
final class Budget {

    /** What an event with a stack costs, in nanoseconds: the upper end of what was measured. */
    static final long EVENT = 2_000;

    private static final int SHARE = 100;

    /** Nobody saves for a burst: a long wait must not pay for thousands of events about short ones. */
    private static final long MOST = 10 * EVENT;

    private static final AtomicLong DROPPED = new AtomicLong();

    private long earned;

    /** Whether an event of this cost can be paid after this much reported time; counts the event as dropped if not. */
    boolean affords(long reported, long cost) {
        earned = Math.min(earned + reported / SHARE, MOST);
        if (earned < cost) {
            DROPPED.getAndIncrement();
            return false;
        }
        earned -= cost;
        return true;
    }

    static long dropped() {
        return DROPPED.get();
    }
}
