package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;

/** Everything that was read out of one recording, and what is said of it once all chunks were read. */
final class RecordingSummary {

    private final RecordingBuilder into;
    private final Runs runs = new Runs();
    private final ProfilerSettings settings = new ProfilerSettings();
    private final ProfilerSamples samples = new ProfilerSamples(settings);
    private final AgentEnvironment environment = new AgentEnvironment(new RunOfChunk());
    private final EpollControls epollControls = new EpollControls();
    private final AgentHooks hooks = new AgentHooks();
    private final Missing missing = new Missing();
    private final ProfilerLog log = new ProfilerLog();
    private boolean asyncProfiler;

    RecordingSummary(RecordingBuilder into) {
        this.into = into;
    }

    /** Adds the next chunk. */
    void add(ChunkSummary chunk) {
        into.add(chunk.part());
        runs.add(chunk.run());
        settings.next(chunk.settings());
        samples.add(chunk.samples());
        environment.add(chunk.environment());
        epollControls.add(chunk.epollControls());
        hooks.add(chunk.hooks());
        missing.add(chunk.missing());
        log.add(chunk.log());
        asyncProfiler |= chunk.asyncProfiler();
    }

    /** All chunks were read. */
    void finish() {
        samples.finish(into);
        environment.finish(into);
        AgentHealth.warn(runs, into);
        epollControls.finish(into);
        hooks.finish(into);
        runs.finish(into);
        missing.warn(into);
        log.warn(into);
        into.format(runs.ofAgent() ? "lockspot" : asyncProfiler ? "async-profiler" : "jfr");
    }
}
