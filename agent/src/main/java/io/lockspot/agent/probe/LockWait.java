package io.lockspot.agent.probe;

/**
 * The wait for a {@code java.util.concurrent} lock that a thread is in, if any. Used again for each of its waits. The
 * woven code closes it, as it does with a {@link Call}. Written by the waiting thread alone, but for the {@link #holder},
 * which {@link OwnerWatch} leaves here.
 */
public final class LockWait {

    /** An event and the walk up the stack for the lock's name, in nanoseconds. */
    private static final long COST = Budget.EVENT + 3_000;

    /** Copying the holder's stack into the event, in nanoseconds. */
    private static final long STACK_COST = 3_000;

    private final PerThread thread;
    /** Null as long as no event could be written. */
    private LockWaitEvent event;

    /** The event began with the wait. */
    private boolean begun;

    /**
     * The wait before was reported, so this one probably will be: then its place is looked up before the thread queues for
     * the lock, and not while it holds it and others wait.
     */
    private boolean expected;

    /** Where it waits, if that was looked up before; else null. */
    private LockSite site;

    public volatile boolean open;
    private long start;
    private Thread owner;
    private boolean afterCondition;

    /** Where {@link OpenWaits} has it, or −1. */
    private int place = -1;

    /** What is waited for; valid as long as {@link #since} stays the same. */
    private Object lock;

    /** When the wait began, as {@code nanoTime}, never 0; 0 outside of a wait. */
    private volatile long since;

    private volatile LockHolder holder;

    LockWait(PerThread thread) {
        this.thread = thread;
    }

    /** False when the thread is in a wait already: the inner one is part of it. */
    boolean begin(Object wanted, Thread ownerNow, boolean comesFromCondition) {
        if (open) {
            return false;
        }
        afterCondition = comesFromCondition;
        begun = Settings.events;
        if (begun) {
            site = expected ? siteOf(wanted) : null;
            beginEvent();
        }
        start = System.nanoTime();
        owner = ownerNow;
        open = true;
        if (Settings.ownerThresholdNanos != Long.MAX_VALUE) {
            lock = wanted;
            since = start | 1;
            place = OpenWaits.ALL.enter(this, thread.stripe);
        }
        return true;
    }

    private static LockSite siteOf(Object wanted) {
        PerThread writing = writing();
        try {
            return LockSites.ofCaller(wanted);
        } finally {
            written(writing);
        }
    }

    /** What the agent waits for itself is no wait of the program's: not of a virtual thread's either. */
    private static PerThread writing() {
        PerThread writing = PerThread.enter();
        writing.inAgent = true;
        return writing;
    }

    private static void written(PerThread writing) {
        writing.inAgent = false;
        writing.leave();
    }

    private void beginEvent() {
        if (event == null) {
            event = new LockWaitEvent();
        }
        event.begin();
    }

    void end(Object wanted) {
        long nanos = System.nanoTime() - start;
        Thread ownerThen = owner;
        owner = null;
        LockHolder seen = since == 0 ? null : leave();
        thread.waited(nanos);
        expected = false;
        if (nanos > Settings.lockThresholdNanos && begun) {
            report(wanted, ownerThen, seen, nanos);
        }
    }

    /** After {@link #end}: whoever was lent this gives it back. */
    void over() {
        thread.waitOver();
    }

    /** When the wait began, as {@code nanoTime}; 0 when there is none. */
    long since() {
        return open ? since : 0;
    }

    /** What is waited for, as long as {@link #since} says the same before and after. */
    Object lock() {
        return lock;
    }

    boolean hasHolder(long waitingSince) {
        LockHolder seen = holder;
        return seen != null && seen.waitingSince == waitingSince;
    }

    /** Somebody was seen to hold the lock; ignored when the wait is over by then. */
    void heldBy(LockHolder seen) {
        holder = seen;
    }

    private LockHolder leave() {
        OpenWaits.ALL.leave(this, place);
        place = -1;
        lock = null;
        LockHolder seen = holder;
        boolean mine = seen != null && seen.waitingSince == since;
        since = 0;
        if (seen != null) {
            holder = null;
        }
        return mine ? seen : null;
    }

    private void report(Object wanted, Thread ownerThen, LockHolder seen, long nanos) {
        PerThread writing = writing();
        try {
            event.end();
            if (event.shouldCommit() && thread.budget.affords(nanos, seen == null ? COST : COST + STACK_COST)) {
                write(wanted, ownerThen, seen, nanos);
            }
        } finally {
            event.owner = null;
            event.ownerStack = "";
            event.ownerName = "";
            site = null;
            written(writing);
        }
    }

    private void write(Object wanted, Thread ownerThen, LockHolder seen, long nanos) {
        LockSite place = site == null ? LockSites.ofCaller(wanted) : site;
        if (place == null) {
            return;
        }
        place.waited(nanos);
        event.lockClass = place.lockClass;
        event.lockName = place.name();
        event.site = place.key();
        event.kind = "j.u.c.";
        event.owner = ownerThen;
        event.ownerName = LockHolder.name(ownerThen);
        event.ownerStack = seen == null ? "" : seen.stack;
        event.ownerStackThread = seen == null ? "" : seen.thread;
        Call call = thread.around();
        event.operation = call == null ? "" : call.probe.operation();
        event.afterCondition = afterCondition;
        event.commit();
        expected = true;
    }
}
