package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.Recording;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The table of operations, in the order of a connection's life. */
public final class Operations {

    private static final List<String> LIFE =
            List.of("register", "modify", "select", "wakeup", "deregister", "close", "release");

    private static final Comparator<OperationRow> ORDER = Comparator.<OperationRow>comparingInt(r -> age(r))
            .thenComparing(r -> r.key().operation())
            .thenComparing(r -> r.key().implementation());

    private Operations() {}

    public static List<OperationRow> of(Recording recording) {
        OperationWaits waits = OperationWaits.of(recording);
        return recording.operations().stream()
                .map(o ->
                        row(o, waits, recording.durationNanos(i -> i.contents().has(o.key()))))
                .sorted(ORDER)
                .toList();
    }

    private static OperationRow row(OperationStats stats, OperationWaits waits, long durationNanos) {
        return new OperationRow(
                stats.key(),
                stats.count(),
                durationNanos > 0 ? OptionalDouble.of(stats.count() * 1e9 / durationNanos) : OptionalDouble.empty(),
                stats.errors(),
                stats.stillRegistered(),
                stats.totalTime(),
                stats.lockWaitTime() + waits.monitorTime(stats.key()),
                stats.timePercentile(50),
                stats.timePercentile(90),
                stats.timePercentile(99),
                stats.timePercentile(99.9),
                stats.maxTime(),
                delay(stats),
                stats.timeBuckets());
    }

    private static Optional<OperationRow.Delay> delay(OperationStats stats) {
        if (stats.delayCount() == 0) {
            return Optional.empty();
        }
        return Optional.of(new OperationRow.Delay(
                stats.delayCount(),
                stats.totalDelay(),
                stats.delayPercentile(50),
                stats.delayPercentile(99),
                stats.maxDelay(),
                stats.delayBuckets()));
    }

    private static int age(OperationRow row) {
        int age = LIFE.indexOf(row.key().operation());
        return age < 0 ? LIFE.size() : age;
    }
}
