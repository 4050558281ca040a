package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * The table of {@code epoll_ctl} calls, the implementation with most of them first. Recordings have the counts in their
 * environment, as {@code epoll.<implementation>.adds} and so on.
 */
public final class EpollCalls {

    private static final String PREFIX = "epoll.";

    private EpollCalls() {}

    public static List<EpollRow> of(Recording recording) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        for (RecordingInfo info : recording.infos()) {
            info.environment().forEach((key, value) -> add(key, value, counts));
        }
        return counts.entrySet().stream()
                .map(e -> row(e.getKey(), e.getValue(), recording))
                .filter(r -> r.calls() > 0)
                .sorted(Comparator.comparingLong(EpollRow::calls).reversed().thenComparing(EpollRow::implementation))
                .toList();
    }

    private static void add(String key, String value, Map<String, Map<String, Long>> counts) {
        int dot = key.lastIndexOf('.');
        if (key.startsWith(PREFIX) && dot > PREFIX.length() && value.matches("[0-9]{1,18}")) {
            counts.computeIfAbsent(key.substring(PREFIX.length(), dot), i -> new TreeMap<>())
                    .merge(key.substring(dot + 1), Long.parseLong(value), Long::sum);
        }
    }

    private static EpollRow row(String implementation, Map<String, Long> counts, Recording recording) {
        return new EpollRow(
                implementation,
                counts.getOrDefault("adds", 0L),
                counts.getOrDefault("modifies", 0L),
                counts.getOrDefault("deletes", 0L),
                counts.getOrDefault("notFound", 0L),
                counts.getOrDefault("redundant", 0L),
                closes(implementation, recording, OperationStats::count),
                closes(implementation, recording, OperationStats::stillRegistered));
    }

    private static long closes(String implementation, Recording recording, ToLongFunction<OperationStats> what) {
        return recording.operations().stream()
                .filter(o -> o.key().operation().equals("close")
                        && o.key().implementation().equals(implementation))
                .mapToLong(what)
                .sum();
    }
}
