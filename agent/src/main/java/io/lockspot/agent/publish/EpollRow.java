package io.lockspot.agent.publish;

import io.lockspot.agent.probe.EpollControlCounts;

/** One row of {@link AgentMXBean#getEpollControl}. */
public final class EpollRow {

    private final EpollControlCounts counts;

    EpollRow(EpollControlCounts counts) {
        this.counts = counts;
    }

    public String getImplementation() {
        return counts.implementation();
    }

    public long getAdds() {
        return counts.adds();
    }

    public long getModifies() {
        return counts.modifies();
    }

    public long getDeletes() {
        return counts.deletes();
    }

    /** Calls that failed with ENOENT. */
    public long getNotFound() {
        return counts.notFound();
    }

    /** Modifies that changed nothing. */
    public long getRedundant() {
        return counts.redundant();
    }
}
