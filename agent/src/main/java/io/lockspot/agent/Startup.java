package io.lockspot.agent;

import io.lockspot.agent.options.Options;
import io.lockspot.agent.options.ProbeLine;
import io.lockspot.agent.probe.LockWaits;
import io.lockspot.agent.probe.OwnerWatch;
import io.lockspot.agent.probe.Probes;
import io.lockspot.agent.probe.Settings;
import io.lockspot.agent.publish.Publisher;
import io.lockspot.agent.record.AgentVersion;
import io.lockspot.agent.record.Recorder;
import io.lockspot.agent.weave.LockFields;
import io.lockspot.agent.weave.UserProbe;
import io.lockspot.agent.weave.UserTargets;
import io.lockspot.agent.weave.UserWeaving;
import io.lockspot.agent.weave.Weaver;
import io.lockspot.agent.weave.Weaving;
import java.lang.instrument.Instrumentation;
import java.time.Duration;

/**
 * Joins the parts: recorder, probes, weaving, in this order. The recorder runs and all event classes are
 * registered before anything is woven; everything is woven before {@code main} runs, so the first connection counts.
 */
public final class Startup {

    private Startup() {}

    /**
     * Called once, by {@code LockspotAgent} through the isolated loader.
     *
     * @throws Exception when the agent cannot start; then nothing is left behind
     */
    public static void start(Preparation preparation, Instrumentation instrumentation) throws Exception {
        try {
            startAll(preparation, instrumentation);
        } catch (Throwable t) {
            preparation.metrics().discard();
            throw t;
        }
    }

    private static void startAll(Preparation preparation, Instrumentation instrumentation) throws Exception {
        Options options = preparation.options();
        // The recorder asks for the counters once, when it opens.
        UserTargets targets =
                UserTargets.of(preparation.probes().stream().map(Startup::probe).toList());
        Recorder recorder = Recorder.open(options, preparation.file(), instrumentation, Startup::say);
        Publisher publisher = new Publisher(
                AgentVersion.text(), preparation.metrics(), new Published(recorder), instrumentation, Startup::say);
        try {
            Settings.thresholdNanos = options.threshold().toNanos();
            Settings.lockThresholdNanos = options.lockThreshold().toNanos();
            Settings.lockWaits = LockWaits.valueOf(options.lockWaits().name());
            Settings.ownerThresholdNanos =
                    options.ownerThreshold().map(Duration::toNanos).orElse(Long.MAX_VALUE);
            Probes.warmUp();
            Settings.active = true;
            Weaving weaving = Weaver.install(instrumentation, Startup::say);
            UserWeaving own = UserWeaving.install(instrumentation, targets, Startup::say);
            OwnerWatch.start();
            LockFields locks = new LockFields(instrumentation);
            recorder.everySecond(publisher::beat);
            String summary =
                    weaving.summary() + own.summary() + preparation.metrics().description();
            Runnable atEnd = () -> {
                own.tellNotLoaded();
                publisher.ended();
            };
            recorder.start(summary, own::methods, locks::settle, atEnd, () -> {
                own.remove();
                weaving.remove();
            });
            publisher.start();
        } catch (Throwable t) {
            Settings.active = false;
            recorder.abandon();
            throw t;
        }
    }

    private static UserProbe probe(ProbeLine line) {
        return new UserProbe(
                line.implementation(),
                line.operation(),
                line.className(),
                line.method(),
                line.descriptor(),
                line.where());
    }

    private static void say(String line) {
        System.err.println("lockspot: " + line);
    }
}
