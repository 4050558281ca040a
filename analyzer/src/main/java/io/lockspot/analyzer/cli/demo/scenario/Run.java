package io.lockspot.analyzer.cli.demo.scenario;

import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.Recording;

/**
 * A run of a sample.
 *
 * @param recording what the agent saw
 * @param sample what the sample itself counted and timed
 */
public record Run(Recording recording, SampleResult sample) {

    /** An operation, of all implementations together; counts of zero when the recording has none. */
    public OperationStats operation(String name) {
        OperationStats sum = new OperationStats(new OperationKey(name, "all"));
        for (OperationStats stats : recording.operations()) {
            if (stats.key().operation().equals(name)) {
                sum.add(stats);
            }
        }
        return sum;
    }

    LockWaits waits(LockAtIssue lock) {
        return LockWaits.of(recording, lock);
    }
}
