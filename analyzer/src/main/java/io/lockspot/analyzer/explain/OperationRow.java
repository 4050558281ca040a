package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.TimeBucket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One line of the table of operations; times in nanoseconds.
 *
 * @param timed how many of them were timed; where not all were, totals and quantiles are estimates
 * @param perSecond empty when the recording's duration is unknown
 * @param stillRegistered how many found the descriptor still registered with an epoll instance
 * @param lockWaitTime how much of the total time went into waiting for locks
 * @param delay between what the program asked for and what was done: of a release since the close was asked for, of a
 *     register or modify until the selector's thread told epoll; empty when it was not measured
 * @param histogram how long they took, shortest first; empty ranges are left out
 */
public record OperationRow(
        OperationKey key,
        long count,
        long timed,
        OptionalDouble perSecond,
        long errors,
        long stillRegistered,
        long totalTime,
        long lockWaitTime,
        long p50,
        long p90,
        long p99,
        long p999,
        long max,
        Optional<Delay> delay,
        List<TimeBucket> histogram) {

    public OperationRow {
        histogram = List.copyOf(histogram);
    }

    /**
     * Times in nanoseconds.
     *
     * @param histogram as that of the operation
     */
    public record Delay(long count, long total, long p50, long p99, long max, List<TimeBucket> histogram) {
        public Delay {
            histogram = List.copyOf(histogram);
        }
    }

    /** Whether the total, and so the mean, is scaled from too few to be called measured. */
    public boolean isEstimated() {
        return timed < 0.99 * count;
    }

    /** Nanoseconds per operation. */
    public double mean() {
        return count == 0 ? 0 : (double) totalTime / count;
    }

    /** Nanoseconds of lock wait per operation. */
    public double lockWaitPerOperation() {
        return count == 0 ? 0 : (double) lockWaitTime / count;
    }
}
