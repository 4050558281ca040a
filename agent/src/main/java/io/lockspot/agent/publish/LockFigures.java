package io.lockspot.agent.publish;

import io.lockspot.agent.probe.LockSite;
import io.lockspot.agent.probe.LockSites;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reported waits for one {@code java.util.concurrent} lock since the agent's start. Times are nanoseconds.
 *
 * @param lock its stable name: the field that holds it, or where it is taken
 */
record LockFigures(String lock, String lockClass, long waits, long waitTime, long maxWait) {

    /** The locks that threads waited for longest, those first. */
    static List<LockFigures> read(int most) {
        Map<String, LockFigures> locks = new HashMap<>();
        for (LockSite site : LockSites.all()) {
            if (site.waits() > 0) {
                LockFigures of =
                        new LockFigures(site.name(), site.lockClass, site.waits(), site.waitTime(), site.maxWait());
                locks.merge(of.lock, of, LockFigures::with);
            }
        }
        return locks.values().stream()
                .sorted(Comparator.comparingLong(LockFigures::waitTime)
                        .reversed()
                        .thenComparing(LockFigures::lock))
                .limit(most)
                .toList();
    }

    /** A lock is taken in several places. */
    private LockFigures with(LockFigures elsewhere) {
        return new LockFigures(
                lock,
                lockClass,
                waits + elsewhere.waits,
                waitTime + elsewhere.waitTime,
                Math.max(maxWait, elsewhere.maxWait));
    }
}
