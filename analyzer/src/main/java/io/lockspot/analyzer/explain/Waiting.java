package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Recording;
import java.util.List;

/**
 * What is known of waiting beside the table of locks.
 *
 * @param graph who waited for whom
 * @param spun kernel locks that processors spun for, as CPU samples show it
 * @param others waits for something else than a lock, longest first
 */
public record Waiting(WaitGraph graph, List<SpunLock> spun, List<LockRow> others) {
    public Waiting {
        spun = List.copyOf(spun);
        others = List.copyOf(others);
    }

    public static Waiting of(Recording recording) {
        return new Waiting(WaitGraph.of(recording), SpunLocks.of(recording), Locks.others(recording));
    }
}
