package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The runs in one file, by process: whether each was recorded to its end, and whether all of its summaries are there. A
 * chunk may tell late, or not at all, which process it is from; then it is from the one before it.
 */
final class Runs {

    private final Map<Long, Run> byProcess = new LinkedHashMap<>();
    private long process;
    private long details;

    /** Adds what the next chunk tells. */
    void add(RunOfChunk chunk) {
        process = chunk.process().orElse(process);
        details += chunk.details();
        byProcess.computeIfAbsent(process, pid -> new Run()).add(chunk.run());
    }

    /** Of how many slow operations and waits the agent wrote. */
    long details() {
        return details;
    }

    /** Whether the agent wrote any of it. */
    boolean ofAgent() {
        return byProcess.values().stream().anyMatch(Run::ofAgent);
    }

    /** One of the agent's numbers about itself, over all runs. */
    long healthCount(int which) {
        return byProcess.values().stream().mapToLong(r -> r.healthCount(which)).sum();
    }

    /** One of the agent's numbers about itself, the highest of all runs. */
    long highestHealthCount(int which) {
        return byProcess.values().stream()
                .mapToLong(r -> r.healthCount(which))
                .max()
                .orElse(0);
    }

    /** All chunks were read. */
    void finish(RecordingBuilder into) {
        StringBuilder processes = new StringBuilder();
        byProcess.forEach((pid, run) -> {
            String name = describe(pid, run);
            if (!name.isEmpty()) {
                processes.append(processes.isEmpty() ? "" : ", ").append(name);
            }
            if (run.ofAgent()) {
                warn(into, name.isEmpty() ? "" : " of " + name, run);
            }
        });
        into.process(processes.toString());
    }

    private static String describe(long pid, Run run) {
        if (pid == 0) {
            return run.mainClass();
        }
        return run.mainClass().isEmpty() ? "pid " + pid : run.mainClass() + " (pid " + pid + ")";
    }

    private static void warn(RecordingBuilder into, String ofProcess, Run run) {
        if (!run.ended()) {
            into.incomplete(into.file() + ": the recording" + ofProcess + " reaches to " + time(run.reach())
                    + ", the run went on: the process was killed, or it is still running");
        }
        int lost = run.lostSummaries();
        if (lost > 0) {
            into.warn(
                    "lost-events",
                    into.file() + ": " + lost + " summaries" + ofProcess + " are missing, so its counts are too low;"
                            + " let the agent dump more often (interval=…)");
        }
    }

    private static String time(long epochNanos) {
        return Instant.ofEpochSecond(0, epochNanos)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }
}
