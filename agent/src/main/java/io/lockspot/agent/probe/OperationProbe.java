package io.lockspot.agent.probe;

/**
 * Measures one operation of one implementation: {@link #enter} before, {@link #exit} after, or {@link Call#leave} where it
 * does not count after all. None of them throws, blocks or, once the thread is known, allocates; an event is made only for
 * what was slower than the threshold. Costs two readings of the clock and one update, or only the update for what is not
 * timed.
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
        long began = CostWindow.begin();
        try {
            PerThread thread = PerThread.enter();
            if (thread.inAgent || isPart(thread)) {
                return null;
            }
            Call call = thread.next();
            call.begin(this, fd);
            thread.depth = call.index + 1;
            CostWindow.endBeginning(began);
            return call;
        } catch (Throwable e) {
            guard.failed();
            return null;
        }
    }

    /** Counts a call that has been closed. */
    void exit(Call call, boolean failed) {
        long began = CostWindow.begin();
        try {
            count(call, call.end(), failed);
        } catch (Throwable e) {
            guard.failed();
        }
        call.leave();
        CostWindow.endOperation(began);
    }

    /** Counts a release that has been closed, its delay, and what it found. */
    void exitRelease(Call call, OperationProbe close, boolean failed) {
        long began = CostWindow.begin();
        try {
            release(call, close, call.end(), failed);
        } catch (Throwable e) {
            guard.failed();
        }
        call.leave();
        CostWindow.endOperation(began);
    }

    /** Counts a release that has been closed, and that was a close as well. */
    void exitReleaseAndClose(Call call, OperationProbe close, boolean failed) {
        long began = CostWindow.begin();
        try {
            call.asked = call.asking();
            long end = call.end();
            release(call, close, end, failed);
            close.count(call, end, failed);
        } catch (Throwable e) {
            guard.failed();
        }
        call.leave();
        CostWindow.endOperation(began);
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

    private void release(Call call, OperationProbe close, long end, boolean failed) {
        int stripe = call.thread.stripe;
        if (call.asked != 0) {
            counter.delayed(stripe, Asked.until(end, call.asked), Asked.weight(call.asked));
        }
        if (call.stillRegistered) {
            counter.stillRegistered(stripe);
            close.counter.stillRegistered(stripe);
        }
        count(call, end, failed);
    }

    private void count(Call call, long end, boolean failed) {
        int stripe = call.thread.stripe;
        if (failed) {
            counter.failed(stripe);
        }
        long waited = call.lockWait();
        if (waited != 0) {
            counter.waited(stripe, waited);
        }
        if (!call.timed) {
            counter.untimed(stripe);
            if (waited > Settings.thresholdNanos && Settings.events) {
                // How long it took is not known, but its wait alone makes it slow.
                call.start = System.nanoTime() - waited;
                report(call, waited);
            }
            return;
        }
        long nanos = end - call.start;
        if (call.sampled) {
            counter.sampled(stripe, nanos);
        } else {
            counter.timed(stripe, nanos);
        }
        if (nanos > Settings.thresholdNanos && Settings.events) {
            report(call, nanos);
        }
    }

    private void report(Call call, long nanos) {
        if (call.event == null && !Backdating.isPossible()) {
            // It began before events could be written.
            return;
        }
        PerThread thread = call.thread;
        thread.inAgent = true;
        try {
            OperationEvent event = call.event == null ? Backdating.operationSince(call.start) : call.event;
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
