package io.lockspot.agent.probe;

/** What the agent's options say to the probes. Written before anything is woven, read by every thread. */
public final class Settings {

    /** Operations slower than this many nanoseconds become events. */
    public static volatile long thresholdNanos = 1_000_000;

    /** Lock waits longer than this many nanoseconds become events. */
    public static volatile long lockThresholdNanos = 20_000;

    /** One operation of so many is timed, all of them are counted: 1 for all, 0 for none. */
    public static volatile int timedEvery = 1;

    /** Which waits for locks are measured. */
    public static volatile LockWaits lockWaits = LockWaits.ALL;

    /**
     * From so many nanoseconds of waiting on the owner's stack is looked at; {@link Long#MAX_VALUE} for never.
     */
    public static volatile long ownerThresholdNanos = 1_000_000;

    /** Whether probes count at all; false before the start and after the end of a recording. */
    public static volatile boolean active;

    /** Whether it is the budget that has ended the counting. */
    public static volatile boolean overBudget;

    /** Whether probes may write events: JFR is up, and has their classes. */
    public static volatile boolean events;

    private Settings() {}
}
