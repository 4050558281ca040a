package io.lockspot.agent.probe;

/** What the agent's options say to the probes. Written before anything is woven, read by every thread. */
public final class Settings {

    /** Operations slower than this many nanoseconds become events. */
    public static volatile long thresholdNanos = 1_000_000;

    /** Lock waits longer than this many nanoseconds become events. */
    public static volatile long lockThresholdNanos = 20_000;

    /** Of {@link #timedAtMost}: all operations are timed. */
    public static final int ALL = Integer.MAX_VALUE;

    /** Of {@link #timedAtMost}: no operation is timed. */
    public static final int NONE = -1;

    /**
     * So many operations of a thread are all timed in each second; of those beyond one of {@link #timedEvery} is. Counted
     * are all.
     */
    public static volatile int timedAtMost = ALL;

    /** What an operation stands for that is timed while the others are not. */
    public static volatile int timedEvery = 32;

    /** Counted up by the recorder each second: threads need no clock to know that one has passed. */
    public static volatile int second;

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
