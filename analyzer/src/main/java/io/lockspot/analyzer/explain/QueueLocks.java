package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import java.util.Map;
import java.util.Optional;

/**
 * The locks inside of {@code java.util.concurrent}'s queues and pools. Waiting for one is waiting for other threads at the
 * same queue, and not for work: that is waited for with the queue's condition.
 */
final class QueueLocks {

    private static final String TAKERS = "the lock of those that take from a queue";
    private static final String BOTH = "the one lock of a queue, for those that put and those that take";

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("ArrayBlockingQueue.lock", BOTH),
            Map.entry("LinkedBlockingQueue.takeLock", TAKERS),
            Map.entry("LinkedBlockingQueue.putLock", "the lock of those that put into a queue"),
            Map.entry("LinkedBlockingDeque.lock", BOTH),
            Map.entry("PriorityBlockingQueue.lock", BOTH),
            Map.entry("DelayQueue.lock", BOTH),
            Map.entry("ScheduledThreadPoolExecutor$DelayedWorkQueue.lock", BOTH),
            Map.entry(
                    "ThreadPoolExecutor.mainLock",
                    "the lock of a thread pool, taken when workers start, end or are counted"));

    private QueueLocks() {}

    /** What the lock is, when it is one of these. */
    static Optional<String> explanation(Lock lock) {
        return lock.kind() == LockKind.JUC ? Optional.ofNullable(KNOWN.get(lock.name())) : Optional.empty();
    }
}
