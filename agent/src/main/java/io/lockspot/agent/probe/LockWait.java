package io.lockspot.agent.probe;

/**
 * The wait for a {@code java.util.concurrent} lock that a thread is in, if any. Used again for each of its waits. The
 * woven code closes it, as it does with a {@link Call}.
 */
public final class LockWait {

    /** An event and the walk up the stack for the lock's name, in nanoseconds. */
    private static final long COST = Budget.EVENT + 3_000;

    private final PerThread thread;
    /** Null as long as no event could be written. */
    private LockWaitEvent event;

    /** The event began with the wait. */
    private boolean begun;

    public boolean open;
    private long start;
    private Thread owner;
    private boolean afterCondition;

    LockWait(PerThread thread) {
        this.thread = thread;
    }

    /** False when the thread is in a wait already: the inner one is part of it. */
    boolean begin(Thread ownerNow, boolean comesFromCondition) {
        if (open) {
            return false;
        }
        afterCondition = comesFromCondition;
        begun = Settings.events;
        if (begun) {
            beginEvent();
        }
        start = System.nanoTime();
        owner = ownerNow;
        open = true;
        return true;
    }

    private void beginEvent() {
        if (event == null) {
            event = new LockWaitEvent();
        }
        event.begin();
    }

    void end(Object lock) {
        long nanos = System.nanoTime() - start;
        Thread ownerThen = owner;
        owner = null;
        thread.waited += nanos;
        if (nanos > Settings.lockThresholdNanos && begun) {
            report(lock, ownerThen, nanos);
        }
    }

    private void report(Object lock, Thread ownerThen, long nanos) {
        thread.inAgent = true;
        try {
            event.end();
            if (event.shouldCommit() && thread.budget.affords(nanos, COST)) {
                write(lock, ownerThen, nanos);
            }
        } finally {
            event.owner = null;
            thread.inAgent = false;
        }
    }

    private void write(Object lock, Thread ownerThen, long nanos) {
        LockSite site = LockSites.ofCaller(lock);
        if (site == null) {
            return;
        }
        site.waited(nanos);
        event.lockClass = site.lockClass;
        event.lockName = site.name();
        event.site = site.key();
        event.kind = "j.u.c.";
        event.owner = ownerThen;
        event.ownerName = ownerThen == null ? "" : ownerThen.getName();
        event.ownerStack = "";
        Call call = thread.innermost();
        event.operation = call == null ? "" : call.probe.operation();
        event.afterCondition = afterCondition;
        event.commit();
    }
}
