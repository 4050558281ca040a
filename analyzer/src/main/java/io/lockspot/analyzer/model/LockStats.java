package io.lockspot.analyzer.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * All waits for one lock, folded together: a mergeable summary. Not safe for use by several threads while it is being
 * filled.
 */
public final class LockStats {

    /**
     * Who held the lock.
     *
     * @param thread the thread's name, empty when unknown
     * @param stack where it held it, {@link Stack#EMPTY} when that was not recorded
     */
    public record Owner(String thread, Stack stack) {}

    private final Lock lock;
    private final Histogram waits = new Histogram(3);
    private final Map<Stack, Long> waiters = new HashMap<>();
    private final Map<Owner, Long> owners = new HashMap<>();
    private long waitTime;
    private long maxWait;

    public LockStats(Lock lock) {
        this.lock = lock;
    }

    public void add(LockWait wait) {
        waits.recordValue(Math.max(wait.nanos(), 0));
        waiters.merge(wait.stack(), wait.nanos(), Long::sum);
        owners.merge(new Owner(wait.owner(), wait.ownerStack()), wait.nanos(), Long::sum);
        waitTime += wait.nanos();
        maxWait = Math.max(maxWait, wait.nanos());
    }

    public void add(LockStats other) {
        waits.add(other.waits);
        other.waiters.forEach((stack, nanos) -> waiters.merge(stack, nanos, Long::sum));
        other.owners.forEach((owner, nanos) -> owners.merge(owner, nanos, Long::sum));
        waitTime += other.waitTime;
        maxWait = Math.max(maxWait, other.maxWait);
    }

    public Lock lock() {
        return lock;
    }

    public long waits() {
        return waits.getTotalCount();
    }

    /** The sum of all waits in nanoseconds. */
    public long waitTime() {
        return waitTime;
    }

    /** The longest wait in nanoseconds. */
    public long maxWait() {
        return maxWait;
    }

    /** The wait in nanoseconds that the given percentage of waits did not exceed. */
    public long percentile(double percentage) {
        return Math.min(waits.getValueAtPercentile(percentage), maxWait);
    }

    /** The waiters' stacks and the nanoseconds that each waited. */
    public Map<Stack, Long> waiters() {
        return Collections.unmodifiableMap(waiters);
    }

    /** The owners and the nanoseconds that others waited for each. */
    public Map<Owner, Long> owners() {
        return Collections.unmodifiableMap(owners);
    }
}
