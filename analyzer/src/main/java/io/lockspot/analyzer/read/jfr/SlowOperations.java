package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.List;

/** {@code lockspot.Operation}: single operations above the agent's threshold. */
final class SlowOperations implements EventHandler {

    private final RecordingBuilder into;
    private final RunOfChunk chunk;
    private final ProbedStacks stacks = new ProbedStacks();

    SlowOperations(RecordingBuilder into, RunOfChunk chunk) {
        this.into = into;
        this.chunk = chunk;
    }

    @Override
    public String type() {
        return "lockspot.Operation";
    }

    @Override
    public List<String> fields(TypeDescriptor type) {
        return List.of("duration", "eventThread", "stackTrace");
    }

    @Override
    public void begin(Chunk chunk) {
        stacks.begin();
    }

    @Override
    public void event(Event event) {
        chunk.run().agent();
        chunk.detail();
        into.slowOperation(event.thread(1), stacks.of(event, 2), event.nanos(0));
    }
}
