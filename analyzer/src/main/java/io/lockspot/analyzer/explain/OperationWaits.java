package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockStats;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.Recording;
import java.util.HashMap;
import java.util.Map;

/** Which operations waited for which locks, told from the waiters' stacks; nanoseconds. */
final class OperationWaits {
    private final Map<OperationKey, Map<Lock, Long>> waits = new HashMap<>();

    static OperationWaits of(Recording recording) {
        OperationWaits all = new OperationWaits();
        OwnProbes own = OwnProbes.of(recording.infos());
        for (LockStats lock : recording.locks()) {
            lock.waiters().forEach((stack, nanos) -> {
                OperationFrames.operation(stack).ifPresent(o -> all.add(o, lock.lock(), nanos));
                own.operations(stack).forEach(o -> all.add(o, lock.lock(), nanos));
            });
        }
        return all;
    }

    private void add(OperationKey operation, Lock lock, long nanos) {
        waits.computeIfAbsent(operation, key -> new HashMap<>()).merge(lock, nanos, Long::sum);
    }

    /** What this operation waited for each lock. */
    Map<Lock, Long> of(OperationKey operation) {
        return waits.getOrDefault(operation, Map.of());
    }

    /**
     * What this operation waited for monitors. The agent cannot see these waits, and it does count those for
     * {@code java.util.concurrent} locks itself: the two are added, so only monitors may be counted here.
     */
    long monitorTime(OperationKey operation) {
        return of(operation).entrySet().stream()
                .filter(e -> e.getKey().kind() == LockKind.MONITOR)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
