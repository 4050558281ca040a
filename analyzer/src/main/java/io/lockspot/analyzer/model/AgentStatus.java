package io.lockspot.analyzer.model;

import java.util.List;
import java.util.Map;

/**
 * What the agent in a running JVM says of itself. Times are nanoseconds, moments are milliseconds since 1970.
 *
 * @param state {@code recording}, or {@code ended}: it was detached, or its recording has come to its end
 * @param options as the agent's option line has them, defaults included
 * @param updatedMillis when it said so: every second while it records
 * @param profiler where the CPU samples come from, and why not from elsewhere
 * @param health probeFailures, probesOff, droppedEvents, lostDumps, timeInProbes
 * @param hooks what became of the methods that it knows to probe; empty once it has ended
 * @param said what it said on the process's stderr
 */
public record AgentStatus(
        Jvm jvm,
        String state,
        String version,
        String file,
        String options,
        long sinceMillis,
        long updatedMillis,
        String profiler,
        Map<String, Long> health,
        List<Operation> operations,
        List<Hook> hooks,
        List<String> said) {

    /** What was counted of one operation since the agent came. */
    public record Operation(
            OperationKey key, long count, long errors, long stillRegistered, long totalTime, long lockWaitTime) {}

    public AgentStatus {
        health = Map.copyOf(health);
        operations = List.copyOf(operations);
        hooks = List.copyOf(hooks);
        said = List.copyOf(said);
    }

    public boolean isRecording() {
        return state.equals("recording");
    }
}
