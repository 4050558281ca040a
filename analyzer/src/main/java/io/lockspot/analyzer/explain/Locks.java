package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.LockStats;
import io.lockspot.analyzer.model.Recording;
import java.util.Comparator;
import java.util.List;

/** The table of locks, the one that was waited for longest first. */
public final class Locks {

    private static final Comparator<LockRow> LONGEST_FIRST = Comparator.comparingLong(LockRow::waitTime)
            .reversed()
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
        return recording.locks().stream().map(Locks::row).sorted(LONGEST_FIRST).toList();
    }

    private static LockRow row(LockStats stats) {
        return new LockRow(
                stats.lock(),
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
                        .toList());
    }
}
