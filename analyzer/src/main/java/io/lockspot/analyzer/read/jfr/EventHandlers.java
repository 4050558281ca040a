package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.ArrayList;
import java.util.List;

/** Everything that is read out of one file, and what is said of it once all chunks were read. */
final class EventHandlers {

    private final RecordingBuilder into;
    private final Runs runs = new Runs();
    private final ProfilerSettings settings = new ProfilerSettings();
    private final ProfilerSamples samples = new ProfilerSamples(settings);
    private final AgentEnvironment environment = new AgentEnvironment(runs);
    private final AgentHealth health = new AgentHealth(runs);
    private final EpollControls epollControls = new EpollControls();
    private boolean asyncProfiler;

    EventHandlers(RecordingBuilder into) {
        this.into = into;
    }

    List<EventHandler> all() {
        List<EventHandler> handlers = new ArrayList<>(samples.handlers());
        handlers.addAll(List.of(
                settings,
                environment,
                health,
                epollControls,
                new JvmInformation(runs, into),
                new OsInformation(into),
                new CpuInformation(into),
                new MonitorWaits(into),
                new ConditionWaits(into),
                new ParkWaits(into),
                new AgentLockWaits(into, runs),
                new AgentLockNames(into),
                new SlowOperations(into, runs),
                new OperationSummaries(into, runs)));
        return handlers;
    }

    /** A chunk was read, with all that could be read of it. */
    void endChunk(Chunk chunk) {
        asyncProfiler |= chunk.asyncProfiler();
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
        runs.endChunk();
    }

    private void covers(long epochNanos) {
        into.covers(epochNanos);
        runs.current().reaches(epochNanos);
    }

    /** All chunks were read. */
    void finish() {
        samples.finish(into);
        environment.finish(into);
        health.finish(into);
        epollControls.finish(into);
        runs.finish(into);
        into.format(runs.ofAgent() ? "lockspot" : asyncProfiler ? "async-profiler" : "jfr");
    }
}
