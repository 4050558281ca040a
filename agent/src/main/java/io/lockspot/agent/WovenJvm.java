package io.lockspot.agent;

import io.lockspot.agent.record.HookState;
import io.lockspot.agent.record.Woven;
import io.lockspot.agent.weave.Hook;
import io.lockspot.agent.weave.LockFields;
import io.lockspot.agent.weave.UserWeaving;
import io.lockspot.agent.weave.Weaving;
import java.util.List;
import java.util.stream.Stream;

/** The two weavings of this JVM, lockspot's and the user's, as the recorder sees them. */
record WovenJvm(Weaving weaving, UserWeaving own, LockFields locks) implements Woven {

    @Override
    public String summary() {
        return weaving.summary() + own.summary();
    }

    @Override
    public String ownProbes() {
        return own.methods();
    }

    @Override
    public List<HookState> hooks() {
        return Stream.concat(weaving.hooks().stream(), own.hooks().stream())
                .map(WovenJvm::state)
                .toList();
    }

    @Override
    public void nameLocks(boolean builtInOnly) {
        locks.settle(builtInOnly);
    }

    @Override
    public void tellNotLoaded() {
        own.tellNotLoaded();
    }

    @Override
    public void remove() {
        own.remove();
        weaving.remove();
    }

    private static HookState state(Hook hook) {
        return new HookState(
                hook.implementation(),
                hook.operation(),
                hook.className(),
                hook.method(),
                hook.descriptor(),
                hook.versions(),
                hook.state().toString(),
                hook.reason());
    }
}
