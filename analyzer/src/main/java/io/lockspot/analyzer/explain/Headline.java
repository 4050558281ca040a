package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.flamegraphs.Frame;
import java.util.Optional;

/** The one thing to say about a recording. Times in nanoseconds, shares from 0 to 100. */
public sealed interface Headline {

    /**
     * An operation waited for a lock.
     *
     * @param count how often it was done
     * @param waitTime how long all of them waited for this lock
     * @param longest the longest wait for this lock
     */
    record OperationWaited(
            OperationKey operation, long count, Lock lock, long waitTime, long longest, Optional<Holder> holder)
            implements Headline {}

    /** Threads waited for a lock, and not inside an operation that was counted. */
    record ThreadsWaited(Lock lock, long waits, long waitTime, long longest, Optional<Holder> holder)
            implements Headline {}

    /** Much of a measure is on the path of a known lock. */
    record OnKnownPath(
            Measure measure, Frame through, double throughShare, Frame waitsIn, double waitShare, String title)
            implements Headline {}

    /**
     * No lock stands out.
     *
     * @param busiest the operation that took most time, if any was counted
     * @param samples how many samples were looked at
     * @param stillRegistered how many descriptors were closed while epoll still watched them
     */
    record Quiet(Optional<OperationRow> busiest, long samples, long stillRegistered) implements Headline {}

    /**
     * Who held the lock while others waited.
     *
     * @param share of the time that others waited
     */
    record Holder(String thread, double share) {}
}
