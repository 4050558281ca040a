package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.List;

/** {@code lockspot.LockName}: what field holds the lock that is taken at a place, as the agent found out. */
final class AgentLockNames implements EventHandler {

    private static final int SITE = 0;
    private static final int LOCK_NAME = 1;

    private final RecordingBuilder into;

    AgentLockNames(RecordingBuilder into) {
        this.into = into;
    }

    @Override
    public String type() {
        return "lockspot.LockName";
    }

    @Override
    public List<String> fields(TypeDescriptor type) {
        return List.of("site", "lockName");
    }

    @Override
    public void event(Event event) {
        String site = event.text(SITE);
        String name = event.text(LOCK_NAME);
        if (!site.isEmpty() && !name.isEmpty()) {
            into.lockKnownAs(site, name);
        }
    }
}
