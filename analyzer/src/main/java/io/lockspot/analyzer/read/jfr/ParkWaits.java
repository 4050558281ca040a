package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import java.util.List;

/**
 * {@code jdk.ThreadPark}: waiting for a lock, or for something else. Where the agent's own event of waits for locks is
 * known to the chunk, that one counts: it names the owner, and both together would count every wait twice.
 */
final class ParkWaits implements EventHandler {

    private static final int DURATION = 0;
    private static final int THREAD = 1;
    private static final int STACK = 2;
    private static final int PARKED_CLASS = 3;

    /** Where the object was that the thread parked on; the garbage collector may move it. */
    private static final int ADDRESS = 4;

    private final RecordingBuilder into;

    /** What is waited for, by stack and by class. Most parks are of idle threads. */
    private LongMap<LongMap<Lock>> locks = new LongMap<>();

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
        return List.of("duration", "eventThread", "stackTrace", "parkedClass", "address");
    }

    @Override
    public void begin(Chunk chunk) {
        locks = new LongMap<>();
        agentCounts = chunk.metadata().type(AgentLockWaits.TYPE) != null;
    }

    @Override
    public void event(Event event) {
        Lock lock = lock(event);
        if (!lock.kind().isLock()) {
            into.otherWait(waited(lock, event));
        } else if (!agentCounts) {
            into.lockWait(Measure.LOCK_WAIT, waited(lock, event));
        }
    }

    private static LockWait waited(Lock lock, Event event) {
        return new LockWait(
                lock,
                event.thread(THREAD),
                event.stack(STACK),
                "",
                Stack.EMPTY,
                event.nanos(DURATION),
                0,
                LockWait.Trace.of(event.startNanos(), event.number(THREAD), event.number(ADDRESS)));
    }

    private Lock lock(Event event) {
        LongMap<Lock> byClass = locks.get(event.number(STACK));
        if (byClass == null) {
            byClass = new LongMap<>();
            locks.put(event.number(STACK), byClass);
        }
        Lock lock = byClass.get(event.number(PARKED_CLASS));
        if (lock == null) {
            lock = ParkSites.of(ClassNames.of(event.text(PARKED_CLASS)), event.stack(STACK));
            byClass.put(event.number(PARKED_CLASS), lock);
        }
        return lock;
    }
}
