package io.lockspot.analyzer.model;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many operations took how long, as a running agent tells it: to within one part in 16. Immutable.
 *
 * @param counts by the highest time in nanoseconds that they stand for
 */
public record LiveTimes(SortedMap<Long, Long> counts) {

    public static final LiveTimes NONE = new LiveTimes(new TreeMap<>());

    public LiveTimes {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** Those that came since then; what would be less than none was counted by another agent, and is left out. */
    public LiveTimes since(LiveTimes before) {
        SortedMap<Long, Long> since = new TreeMap<>();
        counts.forEach((time, count) -> {
            long more = count - before.counts.getOrDefault(time, 0L);
            if (more > 0) {
                since.put(time, more);
            }
        });
        return new LiveTimes(since);
    }

    /** The time in nanoseconds that this share of all did not exceed; empty when there are none. */
    public OptionalLong quantile(double share) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long wanted = Math.max(1, (long) Math.ceil(share * all));
        long seen = 0;
        for (Map.Entry<Long, Long> entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen >= wanted) {
                return OptionalLong.of(entry.getKey());
            }
        }
        return OptionalLong.empty();
    }
}
