package io.lockspot.analyzer.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the agent in a running JVM counted between two of its answers. Times are nanoseconds.
 *
 * @param now the later answer
 * @param seconds between them; 0 when the later one is not newer
 * @param operations the most frequent first; those that did not occur are left out
 * @param locks the longest waited for first; those that nobody waited for are left out
 * @param cost the percentage of the process's CPU time that went into probes, since the recording began: an estimate from
 *     a sample, and too rough for what lies between two answers; empty when not known
 */
public record LiveRates(
        AgentStatus now, double seconds, List<Operation> operations, List<LockWaits> locks, Optional<Cost> cost) {

    /** A percentage, and the interval that holds it in 95 of 100 cases; all of it 0 as long as that is not known. */
    public record Cost(double percent, double low, double high) {}

    /**
     * What happened to one operation.
     *
     * @param count how many there were
     * @param total how many since the agent came
     * @param p50 half of them took no longer, to within one part in 16; empty when none was timed
     * @param mean time of one; empty when none was timed
     * @param estimated whether not all were timed, so that the times are those of a sample
     * @param lockWait time of one in waits for {@code java.util.concurrent} locks
     */
    public record Operation(
            OperationKey key,
            long count,
            long total,
            long errors,
            long stillRegistered,
            OptionalLong p50,
            OptionalLong p99,
            OptionalDouble mean,
            boolean estimated,
            double lockWait) {}

    /** How often and how long threads waited for one lock. */
    public record LockWaits(String lock, String lockClass, long waits, long waitTime) {}

    public LiveRates {
        operations = List.copyOf(operations);
        locks = List.copyOf(locks);
    }

    /** From one answer to the next. When another start of the agent lies between them, all that this one counted. */
    public static LiveRates between(AgentStatus before, AgentStatus now) {
        boolean same = before.sinceMillis() == now.sinceMillis();
        long start = same ? before.updatedMillis() : now.sinceMillis();
        double seconds = Math.max(0, now.updatedMillis() - start) / 1e3;
        return new LiveRates(now, seconds, operations(before, now, same), locks(before, now), cost(now));
    }

    private static List<Operation> operations(AgentStatus before, AgentStatus now, boolean same) {
        Map<OperationKey, AgentStatus.Operation> earlier = new HashMap<>();
        before.operations().forEach(o -> earlier.put(o.key(), o));
        boolean allTimed =
                now.timing().equals("all") && (!same || before.timing().equals("all"));
        List<Operation> operations = new ArrayList<>();
        for (AgentStatus.Operation o : now.operations()) {
            AgentStatus.Operation was = earlier.get(o.key());
            boolean counts = same && was != null;
            long count = o.count() - (counts ? was.count() : 0);
            if (count > 0) {
                LiveTimes times = was == null ? o.times() : o.times().since(was.times());
                operations.add(new Operation(
                        o.key(),
                        count,
                        o.count(),
                        o.errors() - (counts ? was.errors() : 0),
                        o.stillRegistered() - (counts ? was.stillRegistered() : 0),
                        times.quantile(0.5),
                        times.quantile(0.99),
                        mean(o.totalTime() - (counts ? was.totalTime() : 0), count, allTimed, times),
                        !allTimed,
                        (o.lockWaitTime() - (counts ? was.lockWaitTime() : 0)) / (double) count));
            }
        }
        operations.sort(Comparator.comparingLong(Operation::count)
                .reversed()
                .thenComparing(o -> o.key().implementation())
                .thenComparing(o -> o.key().operation()));
        return operations;
    }

    /** An estimated total corrects itself and may fall between two answers; such a pair has no mean. */
    private static OptionalDouble mean(long time, long count, boolean allTimed, LiveTimes times) {
        boolean known = allTimed || times.quantile(0.5).isPresent() && time > 0;
        return known ? OptionalDouble.of(time / (double) count) : OptionalDouble.empty();
    }

    private static List<LockWaits> locks(AgentStatus before, AgentStatus now) {
        Map<String, AgentStatus.LockWaits> earlier = new HashMap<>();
        before.locks().forEach(l -> earlier.put(l.lock(), l));
        List<LockWaits> locks = new ArrayList<>();
        for (AgentStatus.LockWaits l : now.locks()) {
            AgentStatus.LockWaits was = earlier.get(l.lock());
            long waits = l.waits() - (was == null ? 0 : was.waits());
            if (waits > 0) {
                locks.add(new LockWaits(
                        l.lock(), l.lockClass(), waits, l.waitTime() - (was == null ? 0 : was.waitTime())));
            }
        }
        locks.sort(Comparator.comparingLong(LockWaits::waitTime).reversed().thenComparing(LockWaits::lock));
        return locks;
    }

    private static Optional<Cost> cost(AgentStatus now) {
        double cpu = health(now, "cpuTime") / 100.0;
        return cpu > 0
                ? Optional.of(new Cost(
                        health(now, "timeInProbes") / cpu,
                        health(now, "timeInProbesLow") / cpu,
                        health(now, "timeInProbesHigh") / cpu))
                : Optional.empty();
    }

    private static long health(AgentStatus status, String name) {
        return status.health().getOrDefault(name, 0L);
    }
}
