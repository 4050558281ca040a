package io.lockspot.analyzer.model;

import io.lockspot.flamegraphs.Frame;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

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
    public record Owner(String thread, Stack stack) {

        /** Spelled out as that of {@link Lock}. */
        @Override
        public int hashCode() {
            return thread.hashCode() * 31 + stack.hashCode();
        }

        @Override
        public boolean equals(Object o) {
            return this == o || o instanceof Owner that && thread.equals(that.thread) && stack.equals(that.stack);
        }
    }

    /** What stands for more stacks or owners than any program has. */
    private static final Stack OTHER = new Stack(List.of(Frame.other("[other]")));

    private final Lock lock;
    /** From so many waits on a lock is worth the memory that makes counting them fast. */
    private static final int MANY = 10_000;

    private AbstractHistogram waits = new PackedHistogram(3);
    private final BoundedSums<Stack> waiters = new BoundedSums<>(OTHER);
    private final BoundedSums<Owner> owners = new BoundedSums<>(new Owner("[other]", Stack.EMPTY));
    private final WaitEdges edges = new WaitEdges();
    private final LockInstances instances;
    private long waitTime;
    private long maxWait;

    public LockStats(Lock lock) {
        this(lock, Room.forWaits());
    }

    /** @param room for the times of the waits */
    LockStats(Lock lock, Room room) {
        this.lock = lock;
        this.instances = new LockInstances(room);
    }

    public void add(LockWait wait) {
        add("", wait);
    }

    /** @param source the recording that the wait is from: its clock and its addresses are not those of other ones */
    void add(String source, LockWait wait) {
        waits.recordValue(Math.max(wait.nanos(), 0));
        makeFast();
        waiters.add(wait.stack(), wait.nanos());
        owners.add(new Owner(wait.owner(), wait.ownerStack()), wait.nanos());
        instances.add(source, wait);
        edges.add(wait);
        waitTime += wait.nanos();
        maxWait = Math.max(maxWait, wait.nanos());
    }

    public void add(LockStats other) {
        waits.add(other.waits);
        makeFast();
        waiters.add(other.waiters);
        owners.add(other.owners);
        edges.add(other.edges);
        instances.add(other.instances);
        waitTime += other.waitTime;
        maxWait = Math.max(maxWait, other.maxWait);
    }

    private void makeFast() {
        if (waits.getTotalCount() >= MANY && waits instanceof PackedHistogram) {
            Histogram fast = new Histogram(3);
            fast.add(waits);
            waits = fast;
        }
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
        return waiters.asMap();
    }

    /** The owners and the nanoseconds that others waited for each. */
    public Map<Owner, Long> owners() {
        return owners.asMap();
    }

    /** Who waited for whom. */
    public Map<WaitEdge, WaitEdges.Sum> edges() {
        return edges.byGroup();
    }

    /** The locks of this name. */
    public LockInstances instances() {
        return instances;
    }
}
