package io.lockspot.analyzer.report;

import io.lockspot.analyzer.model.Hook;
import java.util.Collection;

/** The methods that the agent knows to probe, as a field of the object that is open. */
final class HooksJson {

    private HooksJson() {}

    static void write(Collection<Hook> hooks, Json json) {
        json.array("hooks");
        for (Hook hook : hooks) {
            json.object()
                    .field("implementation", hook.implementation())
                    .field("operation", hook.operation())
                    .field("class", hook.className())
                    .field("method", hook.method())
                    .field("descriptor", hook.descriptor())
                    .known("versions", hook.versions())
                    .field("state", hook.state())
                    .known("reason", hook.reason())
                    .endObject();
        }
        json.endArray();
    }
}
