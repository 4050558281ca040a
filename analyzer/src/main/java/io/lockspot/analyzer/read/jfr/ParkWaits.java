package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import java.util.List;

/**
 * {@code jdk.ThreadPark}, as far as it is waiting for a lock. Where the agent's own event of such waits is known to the
 * chunk, that one counts: it names the owner, and both together would count every wait twice.
 */
final class ParkWaits implements EventHandler {

    private static final int DURATION = 0;
    private static final int THREAD = 1;
    private static final int STACK = 2;
    private static final int PARKED_CLASS = 3;

    private final RecordingBuilder into;

    /** Lock names by stack and by class; empty for what is no lock. Most parks are of idle threads. */
    private LongMap<LongMap<String>> names = new LongMap<>();

    private boolean agentCounts;

    ParkWaits(RecordingBuilder into) {
        this.into = into;
    }

    @Override
    public String type() {
        return "jdk.ThreadPark";
    }

    @Override
    public List<String> fields(TypeDescriptor type) {
        return List.of("duration", "eventThread", "stackTrace", "parkedClass");
    }

    @Override
    public void begin(Chunk chunk) {
        names = new LongMap<>();
        agentCounts = chunk.metadata().type(AgentLockWaits.TYPE) != null;
    }

    @Override
    public void event(Event event) {
        if (agentCounts) {
            return;
        }
        String name = name(event);
        if (!name.isEmpty()) {
            into.lockWait(
                    Measure.LOCK_WAIT,
                    new LockWait(
                            new Lock(name, LockKind.JUC),
                            event.thread(THREAD),
                            event.stack(STACK),
                            "",
                            Stack.EMPTY,
                            event.nanos(DURATION)));
        }
    }

    private String name(Event event) {
        LongMap<String> byClass = names.get(event.number(STACK));
        if (byClass == null) {
            byClass = new LongMap<>();
            names.put(event.number(STACK), byClass);
        }
        String name = byClass.get(event.number(PARKED_CLASS));
        if (name == null) {
            name = ParkSites.lock(ClassNames.of(event.text(PARKED_CLASS)), event.stack(STACK));
            byClass.put(event.number(PARKED_CLASS), name);
        }
        return name;
    }
}
