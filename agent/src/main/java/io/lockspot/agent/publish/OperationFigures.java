package io.lockspot.agent.publish;

import io.lockspot.agent.probe.Buckets;
import io.lockspot.agent.probe.OperationCounts;
import io.lockspot.agent.probe.Probes;
import io.lockspot.agent.probe.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * What was counted of one operation since the agent's start. Times are nanoseconds.
 *
 * @param totalTime of all, where some were not timed by an estimate that may also fall
 * @param times how many took how long; one that stands for others counts as often
 * @param timesTotal of what {@code times} holds; never falls
 * @param delays how many came how long after they were asked for, or how long epoll was told after them
 */
record OperationFigures(
        String operation,
        String implementation,
        long count,
        long errors,
        long stillRegistered,
        long totalTime,
        long lockWaitTime,
        Distribution times,
        long timesTotal,
        long totalDelay,
        Distribution delays) {

    /** The operations that were seen so far. */
    static List<OperationFigures> read() {
        List<OperationFigures> figures = new ArrayList<>();
        for (OperationCounts counts : Probes.counts()) {
            if (counts.count() > 0) {
                figures.add(read(counts));
            }
        }
        return figures;
    }

    static OperationFigures read(OperationCounts counts) {
        long[] times = new long[Buckets.COUNT];
        counts.addTimesTo(times);
        long[] sampled = new long[Buckets.COUNT];
        counts.addSampledTimesTo(sampled);
        long each = Settings.timedEvery;
        for (int i = 0; i < times.length; i++) {
            times[i] += each * sampled[i];
        }
        long[] delays = new long[Buckets.COUNT];
        counts.addDelaysTo(delays);
        return new OperationFigures(
                counts.operation(),
                counts.implementation(),
                counts.count(),
                counts.errors(),
                counts.stillRegistered(),
                counts.estimatedTime(),
                counts.lockWaitTime(),
                new Distribution(times),
                counts.totalTime() + (each - 1) * counts.sampledTime(),
                counts.totalDelay(),
                new Distribution(delays));
    }
}
