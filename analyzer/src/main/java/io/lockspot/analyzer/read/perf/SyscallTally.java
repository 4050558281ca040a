package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.RecordingBuilder;
import org.HdrHistogram.Histogram;

/** Counts and times of one operation. */
final class SyscallTally {

    private final Histogram times = new Histogram(2);
    private long count;
    private long errors;
    private long stillRegistered;
    private long totalTime;
    private long longest;

    void add(long nanos, boolean error, boolean registered) {
        count++;
        errors += error ? 1 : 0;
        stillRegistered += registered ? 1 : 0;
        totalTime += nanos;
        longest = Math.max(longest, nanos);
        times.recordValue(nanos);
    }

    long count() {
        return count;
    }

    void into(OperationKey key, RecordingBuilder recording) {
        OperationStats stats = recording.operation(key);
        stats.addCounts(count, errors, stillRegistered, 0);
        stats.addTimes(totalTime, longest, times);
    }
}
