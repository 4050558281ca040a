package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.List;

/** {@code lockspot.Operation}: single operations above the agent's threshold. */
final class SlowOperations implements EventHandler {

    private final RecordingBuilder into;
    private final Runs runs;
    private final ProbedStacks stacks = new ProbedStacks();

    SlowOperations(RecordingBuilder into, Runs runs) {
        this.into = into;
        this.runs = runs;
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
        runs.current().agent();
        runs.detail();
        into.slowOperation(event.thread(1), stacks.of(event, 2), event.nanos(0));
    }
}
