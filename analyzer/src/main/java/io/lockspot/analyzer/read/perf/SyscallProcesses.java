package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whose system calls were counted: those of several processes are added up, which is to be said. */
final class SyscallProcesses {

    private static final int NAMED = 3;
    private static final int MAX = 100_000;

    private static final class Caller {
        private String name = "";
        private long calls;
    }

    private final Map<Long, Caller> callers = new HashMap<>();

    void add(SampleHeader header) {
        if (header.pid() < 0 || callers.size() >= MAX && !callers.containsKey(header.pid())) {
            return;
        }
        Caller caller = callers.computeIfAbsent(header.pid(), pid -> new Caller());
        caller.calls++;
        if (caller.name.isEmpty() || header.tid() == header.pid()) {
            caller.name = header.thread();
        }
    }

    void report(RecordingBuilder into) {
        if (callers.size() < 2) {
            return;
        }
        List<Map.Entry<Long, Caller>> most = callers.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Long, Caller> e) -> -e.getValue().calls)
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(NAMED)
                .toList();
        String named = most.stream()
                .map(e -> e.getValue().name + " (" + e.getKey() + ") with " + e.getValue().calls)
                .collect(Collectors.joining(", "));
        into.warn(
                "several-processes",
                into.file() + ": the system calls of " + callers.size() + " processes are counted together: " + named
                        + (callers.size() > NAMED ? ", …" : "") + "; perf script --pid PID prints one of them");
    }
}
