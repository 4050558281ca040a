package io.lockspot.agent.probe;

/**
 * Measures one operation of one implementation: {@link #enter} before, {@link #exit} after. Neither throws, blocks or,
 * once the thread is known, allocates; an event is written only for what was slower than the threshold.
 */
final class OperationProbe {

    final OperationCounter counter;
    private final String operation;
    private final String implementation;
    private final Guard guard = new Guard();

    /** A call of this probe is part of a call of these, and not counted by itself. */
    private OperationProbe[] within;

    OperationProbe(Operation operation, String implementation) {
        this.operation = operation.label;
        this.implementation = implementation;
        this.counter = new OperationCounter(this.operation, implementation);
        this.within = new OperationProbe[] {this};
    }

    /** Calls of this probe inside calls of the other one are part of those. */
    void partOf(OperationProbe other) {
        within = new OperationProbe[] {this, other};
    }

    String operation() {
        return operation;
    }

    /**
     * Starts measuring.
     *
     * @param fd the descriptor, −1 when not known
     * @return null when the call is part of another one, when the agent is at work, or off
     */
    Call enter(int fd) {
        if (!guard.lets()) {
            return null;
        }
        try {
            PerThread thread = PerThread.current();
            if (thread.inAgent || isPart(thread)) {
                return null;
            }
            Call call = thread.next();
            call.begin(this, fd);
            thread.depth = call.index + 1;
            return call;
        } catch (Throwable e) {
            guard.failed();
            return null;
        }
    }

    /** Counts a call that has been closed. */
    void exit(Call call, boolean failed) {
        try {
            count(call, System.nanoTime() - call.start, failed);
        } catch (Throwable e) {
            guard.failed();
        }
    }

    /** Counts a release that has been closed, its delay, and what it found. */
    void exitRelease(Call call, OperationProbe close, boolean failed) {
        try {
            long end = System.nanoTime();
            int stripe = call.thread.stripe;
            if (call.asked != 0) {
                counter.delayed(stripe, end - call.asked);
            }
            if (call.stillRegistered) {
                counter.stillRegistered(stripe);
                close.counter.stillRegistered(stripe);
            }
            count(call, end - call.start, failed);
        } catch (Throwable e) {
            guard.failed();
        }
    }

    /** Counts a call that another probe has measured as one of this probe too. */
    void countAlso(Call call, long nanos, boolean failed) {
        try {
            count(call, nanos, failed);
        } catch (Throwable e) {
            guard.failed();
        }
    }

    boolean lets() {
        return guard.lets();
    }

    boolean isOff() {
        return guard.isOff();
    }

    void failed() {
        guard.failed();
    }

    private boolean isPart(PerThread thread) {
        Call innermost = thread.innermost();
        if (innermost == null) {
            return false;
        }
        for (OperationProbe probe : within) {
            if (thread.open(probe) != null) {
                return true;
            }
        }
        return false;
    }

    private void count(Call call, long nanos, boolean failed) {
        counter.done(call.thread.stripe, nanos, failed, call.lockWait());
        if (nanos > Settings.thresholdNanos && call.event != null) {
            report(call, nanos);
        }
    }

    private void report(Call call, long nanos) {
        OperationEvent event = call.event;
        PerThread thread = call.thread;
        thread.inAgent = true;
        try {
            event.end();
            if (event.shouldCommit() && thread.budget.affords(nanos, Budget.EVENT)) {
                event.operation = operation;
                event.implementation = implementation;
                event.fd = call.fd;
                event.stillRegistered = call.stillRegistered;
                event.lockWait = call.lockWait();
                event.commit();
            }
        } finally {
            thread.inAgent = false;
        }
    }
}
