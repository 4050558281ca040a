package io.lockspot.agent.publish;

/** One row of {@link AgentMXBean#getOperations}. Times are nanoseconds. */
public final class OperationRow {

    private final OperationFigures figures;

    OperationRow(OperationFigures figures) {
        this.figures = figures;
    }

    public String getOperation() {
        return figures.operation();
    }

    public String getImplementation() {
        return figures.implementation();
    }

    public long getCount() {
        return figures.count();
    }

    public long getErrors() {
        return figures.errors();
    }

    /** How many found the descriptor still registered with an epoll instance. */
    public long getStillRegistered() {
        return figures.stillRegistered();
    }

    public long getTotalTime() {
        return figures.totalTime();
    }

    /** Time in waits for {@code java.util.concurrent} locks. */
    public long getLockWaitTime() {
        return figures.lockWaitTime();
    }

    public long getP50() {
        return figures.times().quantile(0.5);
    }

    public long getP99() {
        return figures.times().quantile(0.99);
    }

    public long getP999() {
        return figures.times().quantile(0.999);
    }

    /** The longest, to within one part in 64. */
    public long getMax() {
        return figures.times().quantile(1);
    }

    /** Half of them came no later than this after they were asked for, or told epoll no later than this. */
    public long getDelayP50() {
        return figures.delays().quantile(0.5);
    }

    public long getDelayP99() {
        return figures.delays().quantile(0.99);
    }
}
