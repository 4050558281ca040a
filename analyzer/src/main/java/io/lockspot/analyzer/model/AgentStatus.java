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
 * @param timing which operations are timed: {@code all}, {@code sampled}, {@code none}; {@code off} when nothing is
 *     counted any more; empty when not known yet
 * @param health probeFailures, probesOff, droppedEvents, lostDumps, timeInProbes and the ends of its interval, cpuTime of
 *     the process, timedEvery, turnedDown (1 when the budget made the probes do less)
 * @param locks those that threads waited for longest
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
        String timing,
        Map<String, Long> health,
        List<Operation> operations,
        List<LockWaits> locks,
        List<Hook> hooks,
        List<String> said) {

    /**
     * What was counted of one operation since the agent came.
     *
     * @param times how many took how long, since any agent first came; may be empty
     */
    public record Operation(
            OperationKey key,
            long count,
            long errors,
            long stillRegistered,
            long totalTime,
            long lockWaitTime,
            LiveTimes times) {}

    /** The reported waits for one {@code java.util.concurrent} lock, since any agent first came. */
    public record LockWaits(String lock, String lockClass, long waits, long waitTime) {}

    public AgentStatus {
        health = Map.copyOf(health);
        operations = List.copyOf(operations);
        locks = List.copyOf(locks);
        hooks = List.copyOf(hooks);
        said = List.copyOf(said);
    }

    public boolean isRecording() {
        return state.equals("recording");
    }
}
