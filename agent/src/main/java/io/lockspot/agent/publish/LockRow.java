package io.lockspot.agent.publish;

/** One row of {@link AgentMXBean#getTopLocks}. Times are nanoseconds. */
public final class LockRow {

    private final LockFigures figures;

    LockRow(LockFigures figures) {
        this.figures = figures;
    }

    /** The field that holds the lock, or where it is taken. */
    public String getLock() {
        return figures.lock();
    }

    public String getLockClass() {
        return figures.lockClass();
    }

    public long getWaits() {
        return figures.waits();
    }

    public long getWaitTime() {
        return figures.waitTime();
    }

    public long getMaxWait() {
        return figures.maxWait();
    }
}
