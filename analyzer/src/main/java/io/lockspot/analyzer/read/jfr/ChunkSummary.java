package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.ArrayList;
import java.util.List;

/** What one chunk holds, folded together: {@link RecordingSummary} adds them up in the order of the chunks. */
final class ChunkSummary {

    private final RecordingBuilder part;
    private final RunOfChunk run = new RunOfChunk();
    private final ActiveSettings settings = new ActiveSettings();
    private final SamplesOfChunk samples = new SamplesOfChunk();
    private final AgentEnvironment environment = new AgentEnvironment(run);
    private final EpollControls epollControls = new EpollControls();
    private final AgentHooks hooks = new AgentHooks();
    private final Missing missing = new Missing();
    private final ProfilerLog log = new ProfilerLog();
    private boolean asyncProfiler;

    /** @param file the name for messages */
    ChunkSummary(String file) {
        part = new RecordingBuilder(file);
    }

    /** What fills it. */
    List<EventHandler> handlers() {
        List<EventHandler> handlers = new ArrayList<>(samples.handlers());
        handlers.addAll(missing.handlers());
        handlers.addAll(List.of(
                settings,
                log,
                environment,
                new AgentHealth(run),
                epollControls,
                hooks,
                new JvmInformation(run, part),
                new OsInformation(part),
                new CpuInformation(part),
                new MonitorWaits(part),
                new ConditionWaits(part),
                new ParkWaits(part),
                new AgentLockWaits(part, run),
                new AgentLockNames(part),
                new SlowOperations(part, run),
                new OperationSummaries(part, run)));
        return handlers;
    }

    /** All that could be read of the chunk was read. */
    void end(Chunk chunk) {
        asyncProfiler = chunk.asyncProfiler();
        ChunkHeader header = chunk.header();
        covers(header.startNanos());
        if (header.durationNanos() > 0 && header.durationNanos() < Limits.CHUNK_NANOS) {
            covers(header.startNanos() + header.durationNanos());
        }
        if (!chunk.span().isEmpty()) {
            long last = header.epochNanos(chunk.span().last());
            if (last > header.startNanos() && last - header.startNanos() < Limits.CHUNK_NANOS) {
                covers(last);
            }
        }
    }

    private void covers(long epochNanos) {
        part.covers(epochNanos);
        run.run().reaches(epochNanos);
    }

    RecordingBuilder part() {
        return part;
    }

    RunOfChunk run() {
        return run;
    }

    ActiveSettings settings() {
        return settings;
    }

    SamplesOfChunk samples() {
        return samples;
    }

    AgentEnvironment environment() {
        return environment;
    }

    EpollControls epollControls() {
        return epollControls;
    }

    AgentHooks hooks() {
        return hooks;
    }

    Missing missing() {
        return missing;
    }

    ProfilerLog log() {
        return log;
    }

    /** Whether async-profiler wrote the chunk. */
    boolean asyncProfiler() {
        return asyncProfiler;
    }
}
