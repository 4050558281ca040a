package io.lockspot.analyzer.read.perf;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Events that count for nothing, by name, to be told in a warning. */
final class SkippedEvents {

    private static final int NAMES = 5;

    private final Map<String, Long> counts = new TreeMap<>();
    private long count;

    void add(String event) {
        count++;
        if (counts.size() < NAMES || counts.containsKey(event)) {
            counts.merge(event, 1L, Long::sum);
        }
    }

    long count() {
        return count;
    }

    /** {@code 12 events (10 sched:sched_switch, 2 sched:sched_wakeup)}. */
    @Override
    public String toString() {
        String names = counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
        long named = counts.values().stream().mapToLong(Long::longValue).sum();
        String others = count > named ? ", " + (count - named) + " others" : "";
        return count + (count == 1 ? " event (" : " events (") + names + others + ")";
    }
}
