package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import java.util.List;

/** {@code jdk.JavaMonitorEnter}: waits to enter a monitor. {@code Object.wait} is another event and not lock waiting. */
final class MonitorWaits implements EventHandler {

    /** At the JVM's exit the agent waits for itself; no thread of the application ever needs these monitors. */
    static final String AGENT = "io.lockspot.agent.";

    private static final int DURATION = 0;
    private static final int THREAD = 1;
    private static final int STACK = 2;
    private static final int MONITOR_CLASS = 3;
    private static final int OWNER = 4;

    /** Of the JVM's object for the monitor, which stays where it is for as long as somebody waits. */
    private static final int ADDRESS = 5;

    private final RecordingBuilder into;

    MonitorWaits(RecordingBuilder into) {
        this.into = into;
    }

    @Override
    public String type() {
        return "jdk.JavaMonitorEnter";
    }

    @Override
    public List<String> fields(TypeDescriptor type) {
        return List.of("duration", "eventThread", "stackTrace", "monitorClass", "previousOwner", "address");
    }

    @Override
    public void event(Event event) {
        String monitorClass = ClassNames.of(event.text(MONITOR_CLASS));
        if (monitorClass.startsWith(AGENT)) {
            return;
        }
        Stack stack = event.stack(STACK);
        String name = LockNames.monitor(monitorClass, stack);
        into.lockWait(
                Measure.LOCK_WAIT,
                new LockWait(
                        new Lock(name, LockKind.MONITOR),
                        event.thread(THREAD),
                        stack,
                        event.thread(OWNER),
                        Stack.EMPTY,
                        event.nanos(DURATION),
                        0,
                        LockWait.Trace.of(event.startNanos(), event.number(THREAD), event.number(ADDRESS))));
    }
}
