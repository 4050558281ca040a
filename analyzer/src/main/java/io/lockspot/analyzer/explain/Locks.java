package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.LockStats;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.kernel.KernelLocks;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of locks, the one that was waited for longest first; those of what recorded it come last. */
public final class Locks {

    private static final Comparator<LockRow> LONGEST_FIRST = Comparator.comparing(LockRow::ofRecorder)
            .thenComparing(Comparator.comparingLong(LockRow::waitTime).reversed())
            .thenComparing(r -> r.lock().name())
            .thenComparing(r -> r.lock().kind());

    private static final Comparator<LockRow.Waiter> WAITERS = Comparator.comparingLong(LockRow.Waiter::waitTime)
            .reversed()
            .thenComparing(w -> w.path().toString());

    private static final Comparator<LockRow.Owner> OWNERS = Comparator.comparingLong(LockRow.Owner::waitTime)
            .reversed()
            .thenComparing(LockRow.Owner::thread)
            .thenComparing(o -> o.path().toString());

    private Locks() {}

    public static List<LockRow> of(Recording recording) {
        return rows(recording.locks(), recording);
    }

    /** Waits for something else than a lock. */
    static List<LockRow> others(Recording recording) {
        return rows(recording.otherWaits(), recording);
    }

    private static List<LockRow> rows(Collection<LockStats> locks, Recording recording) {
        Map<String, Long> starts = new HashMap<>();
        recording.infos().forEach(info -> starts.merge(info.file(), info.startNanos(), Math::min));
        return locks.stream().map(l -> row(l, starts)).sorted(LONGEST_FIRST).toList();
    }

    private static LockRow row(LockStats stats, Map<String, Long> starts) {
        Optional<String> ofRecorder = RecorderLocks.explanation(stats);
        return new LockRow(
                stats.lock(),
                ofRecorder
                        .or(() -> KernelLocks.known().explanation(stats.lock()))
                        .or(() -> QueueLocks.explanation(stats.lock())),
                ofRecorder.isPresent(),
                stats.waits(),
                stats.waitTime(),
                stats.maxWait(),
                stats.percentile(99),
                stats.waiters().entrySet().stream()
                        .map(e -> new LockRow.Waiter(e.getKey(), e.getValue()))
                        .sorted(WAITERS)
                        .toList(),
                stats.owners().entrySet().stream()
                        .map(e -> new LockRow.Owner(
                                e.getKey().thread(), e.getKey().stack(), e.getValue()))
                        .sorted(OWNERS)
                        .toList(),
                instances(stats),
                stats.lock().kind().isLock() ? Convoys.of(stats, starts) : Convoys.NONE);
    }

    /** The addresses of Java's locks say nothing: objects are moved, and their monitors come and go. */
    private static Optional<LockRow.Instances> instances(LockStats stats) {
        long count = stats.lock().kind().inKernel() ? stats.instances().count() : 0;
        if (count == 0 || stats.waitTime() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new LockRow.Instances(count, 100.0 * stats.instances().hottest() / stats.waitTime()));
    }
}
