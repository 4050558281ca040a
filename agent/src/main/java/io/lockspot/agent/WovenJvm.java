package io.lockspot.agent;

import io.lockspot.agent.probe.OwnerWatch;
import io.lockspot.agent.probe.Probes;
import io.lockspot.agent.publish.Publisher;
import io.lockspot.agent.publish.Status;
import io.lockspot.agent.record.HookState;
import io.lockspot.agent.record.Woven;
import io.lockspot.agent.weave.Hook;
import io.lockspot.agent.weave.LockFields;
import io.lockspot.agent.weave.UserWeaving;
import io.lockspot.agent.weave.Weaving;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The two weavings of this JVM, lockspot's and the user's, as the recorder sees them; who is told what they count goes
 * with them.
 *
 * @param published a few words on who is told
 */
record WovenJvm(
        Weaving weaving,
        UserWeaving own,
        Instrumentation instrumentation,
        Publisher publisher,
        Status status,
        String published)
        implements Woven {

    @Override
    public void awaitProgram() throws InterruptedException {
        weaving.awaitProgram();
    }

    @Override
    public void complete() {
        weaving.complete();
    }

    @Override
    public void awaitQuiet(BooleanSupplier over) throws InterruptedException {
        weaving.awaitQuiet(over);
    }

    @Override
    public String summary() {
        return weaving.summary() + own.summary() + published;
    }

    @Override
    public String ownProbes() {
        return own.methods();
    }

    @Override
    public List<HookState> hooks() {
        return hooks(weaving, own);
    }

    static List<HookState> hooks(Weaving weaving, UserWeaving own) {
        return Stream.concat(weaving.hooks().stream(), own.hooks().stream())
                .map(WovenJvm::state)
                .toList();
    }

    @Override
    public void nameLocks(boolean builtInOnly) {
        new LockFields(instrumentation).settle(builtInOnly);
    }

    @Override
    public void ended() {
        own.tellNotLoaded();
        publisher.ended();
    }

    @Override
    public void remove() {
        OwnerWatch.stop();
        try {
            own.remove();
        } finally {
            weaving.remove();
        }
    }

    @Override
    public void removed() {
        Probes.forget();
        status.ended();
    }

    static HookState state(Hook hook) {
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
