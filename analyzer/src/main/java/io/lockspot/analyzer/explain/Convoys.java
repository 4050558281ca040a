package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.LockInstances;
import io.lockspot.analyzer.model.LockStats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The convoys of one lock. A queue that drains now and then is none: without a gap, at least {@value #LEAST_THREADS}
 * threads must have waited, and the lock must have gone from hand to hand {@value #LEAST_HANDOVERS} times.
 *
 * @param longest the longest ones, longest first
 * @param count of all
 * @param time in which there was at least one, nanoseconds
 * @param toldApart whether the locks of this name could be told apart; else all of them are taken for one
 * @param untimed of how many waits it is not known when they were
 */
public record Convoys(List<Convoy> longest, long count, long time, boolean toldApart, long untimed) {

    static final Convoys NONE = new Convoys(List.of(), 0, 0, true, 0);

    public static final int LEAST_THREADS = 3;
    public static final int LEAST_HANDOVERS = 10;

    /** How many are told one by one. */
    private static final int TOLD = 10;

    private static final Comparator<Convoy> LONGEST_FIRST = Comparator.comparingLong(Convoy::duration)
            .reversed()
            .thenComparingLong(Convoy::start)
            .thenComparingLong(Convoy::waits);

    public Convoys {
        longest = List.copyOf(longest);
    }

    /** @param starts when each recording began, by its own clock */
    static Convoys of(LockStats lock, Map<String, Long> starts) {
        List<Convoy> all = new ArrayList<>();
        lock.instances().kept().forEach((key, instance) -> ofOne(key, instance, starts, all));
        all.sort(LONGEST_FIRST);
        return new Convoys(
                all.subList(0, Math.min(TOLD, all.size())),
                all.size(),
                together(all),
                lock.instances().kept().keySet().stream().allMatch(k -> k.address() != 0),
                lock.instances().untimed());
    }

    private static void ofOne(
            LockInstances.Key key, LockInstances.Instance instance, Map<String, Long> starts, List<Convoy> into) {
        if (instance.times().size() < LEAST_HANDOVERS) {
            return;
        }
        WaitSpans.of(instance.times(), span -> {
            if (span.threads() >= LEAST_THREADS && span.waits() >= LEAST_HANDOVERS) {
                into.add(new Convoy(
                        span.start() - starts.getOrDefault(key.source(), 0L),
                        span.end() - span.start(),
                        span.waits(),
                        span.threads(),
                        span.maxWaiters()));
            }
        });
    }

    /** The time that they cover; several locks of one name can have convoys at once. */
    private static long together(List<Convoy> convoys) {
        List<Convoy> byStart = new ArrayList<>(convoys);
        byStart.sort(Comparator.comparingLong(Convoy::start));
        long covered = 0;
        long reached = Long.MIN_VALUE;
        for (Convoy convoy : byStart) {
            long end = convoy.start() + convoy.duration();
            if (end > reached) {
                covered += end - Math.max(convoy.start(), reached);
                reached = end;
            }
        }
        return covered;
    }
}
