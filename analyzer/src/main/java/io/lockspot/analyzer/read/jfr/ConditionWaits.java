package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import java.util.List;

/** {@code jdk.JavaMonitorWait}: {@code Object.wait}, for another thread to say that something has changed; no lock wait. */
final class ConditionWaits implements EventHandler {

    private static final int DURATION = 0;
    private static final int THREAD = 1;
    private static final int STACK = 2;
    private static final int MONITOR_CLASS = 3;

    private final RecordingBuilder into;

    ConditionWaits(RecordingBuilder into) {
        this.into = into;
    }

    @Override
    public String type() {
        return "jdk.JavaMonitorWait";
    }

    @Override
    public List<String> fields(TypeDescriptor type) {
        return List.of("duration", "eventThread", "stackTrace", "monitorClass");
    }

    @Override
    public void event(Event event) {
        String monitorClass = ClassNames.of(event.text(MONITOR_CLASS));
        if (monitorClass.startsWith(MonitorWaits.AGENT)) {
            return;
        }
        Stack stack = event.stack(STACK);
        into.otherWait(new LockWait(
                WaitSites.monitor(monitorClass, stack.frames()),
                event.thread(THREAD),
                stack,
                "",
                Stack.EMPTY,
                event.nanos(DURATION)));
    }
}
