package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.model.LockStats;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.Map;

/**
 * What closing cost in one run; nanoseconds.
 *
 * @param closes how many the agent counted
 * @param closeMean of the {@code close()} calls, for their callers
 * @param lockWaitPerClose waits for the lock below {@code close()}, shared out over all closes
 * @param longestLockWait the longest single wait for the lock, whoever waited
 * @param releaseDelayMean from {@code close()} to the descriptor given back
 * @param tearDown of all connections, all rounds together, as the sample saw it
 */
record CloseCosts(
        long closes,
        long closeMean,
        long closeP99,
        long lockWaitPerClose,
        long longestLockWait,
        long releaseDelayMean,
        long releaseDelayP99,
        long tearDown) {

    /** The lock that the demo is about. */
    static final String LOCK = "SelectorImpl.cancelledKeys";

    private static final String CLOSE = "AbstractInterruptibleChannel.close";

    static CloseCosts of(Recording recording, SampleResult sample) {
        OperationStats close = operation(recording, "close");
        OperationStats release = operation(recording, "release");
        long waited = 0;
        long longest = 0;
        for (LockStats lock : recording.locks()) {
            if (lock.lock().name().endsWith(LOCK)) {
                waited += waitedBelowClose(lock);
                longest = Math.max(longest, lock.maxWait());
            }
        }
        return new CloseCosts(
                close.count(),
                perOne(close.totalTime(), close.count()),
                close.timePercentile(99),
                perOne(waited, close.count()),
                longest,
                perOne(release.totalDelay(), release.delayCount()),
                release.delayPercentile(99),
                sample.tearDownNanos());
    }

    /** All implementations together; counts of zero when the recording has none. */
    private static OperationStats operation(Recording recording, String name) {
        OperationStats sum = new OperationStats(new OperationKey(name, "all"));
        for (OperationStats stats : recording.operations()) {
            if (stats.key().operation().equals(name)) {
                sum.add(stats);
            }
        }
        return sum;
    }

    private static long waitedBelowClose(LockStats lock) {
        long waited = 0;
        for (Map.Entry<Stack, Long> waiter : lock.waiters().entrySet()) {
            if (waiter.getKey().frames().stream().map(Frame::name).anyMatch(name -> name.endsWith(CLOSE))) {
                waited += waiter.getValue();
            }
        }
        return waited;
    }

    private static long perOne(long total, long count) {
        return count == 0 ? 0 : Math.round((double) total / count);
    }
}
