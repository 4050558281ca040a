package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.LockKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code perf lock contention} says of one type of lock, all callers together. */
record PerfLockSummary(long contended, double totalNanos, double maxNanos) {

    private static final Pattern LINE = Pattern.compile(
            "\\s*(\\d+)\\s+([\\d.]+) (\\w+)\\s+([\\d.]+) (\\w+)\\s+[\\d.]+ \\w+\\s+([\\w-]+)(?::[RW])?\\s+\\S+");

    private static final Map<String, LockKind> TYPES =
            Map.of("mutex", LockKind.KERNEL_MUTEX, "rwsem", LockKind.KERNEL_RWSEM);

    private static final Map<String, Double> UNITS = Map.of("s", 1e9, "ms", 1e6, "us", 1e3, "ns", 1.0);

    static Map<LockKind, PerfLockSummary> of(Path file) throws IOException {
        Map<LockKind, PerfLockSummary> byKind = new EnumMap<>(LockKind.class);
        for (String line : Files.readAllLines(file)) {
            Matcher row = LINE.matcher(line);
            if (row.matches()) {
                PerfLockSummary one = new PerfLockSummary(
                        Long.parseLong(row.group(1)),
                        Double.parseDouble(row.group(2)) * UNITS.get(row.group(3)),
                        Double.parseDouble(row.group(4)) * UNITS.get(row.group(5)));
                byKind.merge(TYPES.get(row.group(6)), one, PerfLockSummary::plus);
            }
        }
        return byKind;
    }

    private PerfLockSummary plus(PerfLockSummary other) {
        return new PerfLockSummary(
                contended + other.contended, totalNanos + other.totalNanos, Math.max(maxNanos, other.maxNanos));
    }
}
