package io.lockspot.analyzer.model;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The exact counts and times of one operation of one implementation, as the agent counted them: a mergeable summary.
 * Not safe for use by several threads while it is being filled.
 */
public final class OperationStats {

    /** How finely the histograms tell values apart: two significant digits. */
    private static final int DIGITS = 2;

    private final OperationKey key;
    private final Histogram times = new Histogram(DIGITS);
    private final Histogram delays = new Histogram(DIGITS);
    private long count;
    private long untimed;
    private long errors;
    private long stillRegistered;
    private long totalTime;
    private long lockWaitTime;
    private long maxTime;
    private long totalDelay;
    private long maxDelay;

    public OperationStats(OperationKey key) {
        this.key = key;
    }

    /** Adds counts; times in nanoseconds. */
    public void addCounts(long moreCount, long moreErrors, long moreStillRegistered, long moreLockWaitTime) {
        count += moreCount;
        errors += moreErrors;
        stillRegistered += moreStillRegistered;
        lockWaitTime += moreLockWaitTime;
    }

    /** Of what was counted, so many were not timed: their part of the total time is an estimate. */
    public void addUntimed(long more) {
        untimed += more;
    }

    /** Adds the time of operations; nanoseconds, the histogram's values too. */
    public void addTimes(long moreTotalTime, long longest, Histogram histogram) {
        totalTime += moreTotalTime;
        maxTime = Math.max(maxTime, longest);
        times.add(histogram);
    }

    /**
     * Adds the delay between what the program asked for and this operation (from close to release); nanoseconds, the
     * histogram's values too.
     */
    public void addDelays(long moreTotalDelay, long longest, Histogram histogram) {
        totalDelay += moreTotalDelay;
        maxDelay = Math.max(maxDelay, longest);
        delays.add(histogram);
    }

    public void add(OperationStats other) {
        addCounts(other.count, other.errors, other.stillRegistered, other.lockWaitTime);
        addUntimed(other.untimed);
        addTimes(other.totalTime, other.maxTime, other.times);
        addDelays(other.totalDelay, other.maxDelay, other.delays);
    }

    public OperationKey key() {
        return key;
    }

    public long count() {
        return count;
    }

    /** How many of them were timed; they stand for the others. */
    public long timed() {
        return count - untimed;
    }

    /** How many ended in an exception. */
    public long errors() {
        return errors;
    }

    /** How many found the descriptor still registered with an epoll instance. */
    public long stillRegistered() {
        return stillRegistered;
    }

    /** Nanoseconds spent in all of them; scaled from the timed ones where not all were. */
    public long totalTime() {
        return totalTime;
    }

    /** Nanoseconds of {@link #totalTime} that were spent waiting for locks, as far as the agent itself saw them. */
    public long lockWaitTime() {
        return lockWaitTime;
    }

    /** The longest one in nanoseconds. */
    public long maxTime() {
        return maxTime;
    }

    /** Nanoseconds per operation. */
    public double meanTime() {
        return count == 0 ? 0 : (double) totalTime / count;
    }

    /** The time in nanoseconds that the given percentage of operations did not exceed. */
    public long timePercentile(double percentage) {
        return Math.min(times.getValueAtPercentile(percentage), maxTime);
    }

    /** How long operations took: the ranges of time that are not empty, shortest first. */
    public List<TimeBucket> timeBuckets() {
        return TimeBuckets.of(times);
    }

    /** How many delays were measured; zero for operations that nobody asked for earlier. */
    public long delayCount() {
        return delays.getTotalCount();
    }

    /** The delays, as {@link #timeBuckets}. */
    public List<TimeBucket> delayBuckets() {
        return TimeBuckets.of(delays);
    }

    /** Nanoseconds between asking and doing, all together. */
    public long totalDelay() {
        return totalDelay;
    }

    /** The longest delay in nanoseconds. */
    public long maxDelay() {
        return maxDelay;
    }

    /** The delay in nanoseconds that the given percentage of operations did not exceed. */
    public long delayPercentile(double percentage) {
        return Math.min(delays.getValueAtPercentile(percentage), maxDelay);
    }
}
