package io.lockspot.analyzer.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The waits for all locks, by lock: a mergeable summary as long as it has room. When there are more different locks than
 * any program has, further ones become the one lock {@code [other]} of their kind. Not safe for use by several threads.
 */
public final class LockFold {

    private static final int MOST = 5_000;

    private final Map<Lock, LockStats> locks = new LinkedHashMap<>();
    private LockStats last;
    private final Room room = Room.forWaits();
    private long folded;

    /** @param source the recording that the wait is from */
    void add(String source, LockWait wait) {
        of(wait.lock()).add(source, wait);
    }

    public void add(LockStats stats) {
        add(stats.lock(), stats);
    }

    /** The waits of one lock as those of another one. */
    void add(Lock as, LockStats stats) {
        of(as).add(stats);
    }

    private LockStats of(Lock lock) {
        if (last != null && last.lock().equals(lock)) {
            return last;
        }
        last = locks.get(lock);
        if (last == null) {
            last = make(lock);
        }
        return last;
    }

    private LockStats make(Lock lock) {
        boolean fits = locks.size() < MOST;
        folded += fits ? 0 : 1;
        Lock key = fits ? lock : new Lock("[other]", lock.kind());
        return locks.computeIfAbsent(key, k -> new LockStats(k, room));
    }

    boolean isEmpty() {
        return locks.isEmpty();
    }

    public Collection<LockStats> locks() {
        return locks.values();
    }

    /** What must be said when locks became {@code [other]}. */
    Optional<Warning> warning(String file) {
        return folded == 0
                ? Optional.empty()
                : Optional.of(new Warning(
                        "folded",
                        file + ": more than " + MOST + " different locks; waits for further ones became [other]"));
    }
}
