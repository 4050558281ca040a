package io.lockspot.agent.record;

import io.lockspot.agent.probe.HookEvent;
import java.util.List;

/**
 * A method that is to be probed, and what became of it, in the words of {@code lockspot.Hook}.
 *
 * @param reason empty when there is nothing to explain
 */
public record HookState(
        String implementation,
        String operation,
        String className,
        String method,
        String descriptor,
        String versions,
        String state,
        String reason) {

    /** In the order of the event's fields. */
    public List<String> columns() {
        return List.of(implementation, operation, className, method, descriptor, versions, state, reason);
    }

    void write() {
        HookEvent event = new HookEvent();
        event.implementation = implementation;
        event.operation = operation;
        event.className = className;
        event.method = method;
        event.descriptor = descriptor;
        event.versions = versions;
        event.state = state;
        event.reason = reason;
        event.commit();
    }
}
