package io.lockspot.agent;

import io.lockspot.agent.options.Options;
import io.lockspot.agent.options.ProbeLine;
import io.lockspot.agent.probe.LockWaits;
import io.lockspot.agent.probe.OwnerWatch;
import io.lockspot.agent.probe.Probes;
import io.lockspot.agent.probe.Settings;
import io.lockspot.agent.publish.Publisher;
import io.lockspot.agent.publish.Status;
import io.lockspot.agent.record.AgentVersion;
import io.lockspot.agent.record.HookState;
import io.lockspot.agent.record.ProbeControl;
import io.lockspot.agent.record.Recorder;
import io.lockspot.agent.weave.UserProbe;
import io.lockspot.agent.weave.UserTargets;
import io.lockspot.agent.weave.UserWeaving;
import io.lockspot.agent.weave.Weaver;
import io.lockspot.agent.weave.Weaving;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Joins the parts: recorder, probes, weaving, in this order. From then on every target is woven when it is loaded, so the
 * first connection counts. The queues of locks, which are loaded already, are woven beside {@code main}, and then JFR comes
 * up: what is slow before that is counted, but is no event.
 *
 * <p>The program waits for this. What runs before {@code main} does without lambdas, method references, streams and regular
 * expressions, here and in all that is called from here: the first of them takes longer than all the weaving.
 */
public final class Startup {

    /** Of the last start. */
    private static Recorder recorder;

    private static Publisher publisher;

    private Startup() {}

    /**
     * Called by {@code LockspotAgent} through the isolated loader, once what ran before is over.
     *
     * @param attached whether the application runs already, and somebody waits to hear how the start went; at the JVM's
     *     start the application waits for us, so JFR comes up beside it
     * @return path of the recording
     * @throws Exception when the agent cannot start; then nothing is left behind
     */
    public static synchronized String start(Preparation preparation, Instrumentation instrumentation, boolean attached)
            throws Exception {
        try {
            if (publisher != null) {
                publisher.close();
            }
            startAll(preparation, instrumentation, attached);
            return recorder.file().toString();
        } catch (Throwable t) {
            preparation.metrics().discard();
            throw t;
        }
    }

    /**
     * Ends the recording and takes everything back, if something runs.
     *
     * @throws IOException when it does not come to that in time
     */
    public static synchronized void detach() throws IOException {
        if (recorder != null && !recorder.isOver()) {
            recorder.stopNow();
        }
        if (publisher != null) {
            publisher.close();
        }
    }

    /**
     * Appends to the file what was recorded until now, as whole chunks: what follows in the file is of the time after.
     *
     * @throws IOException when it does not come to that
     */
    public static synchronized void dump() throws IOException {
        if (recorder == null) {
            throw new IOException("nothing is recorded");
        }
        recorder.dumpNow();
    }

    private static void startAll(Preparation preparation, Instrumentation instrumentation, boolean attached)
            throws Exception {
        Options options = preparation.options();
        // The recorder asks for the counters once, when it opens.
        UserTargets targets = UserTargets.of(probes(preparation));
        Recorder opened = new Recorder(options, preparation.file(), instrumentation, Messages.SAY);
        try {
            Settings.thresholdNanos = options.threshold().toNanos();
            Settings.lockThresholdNanos = options.lockThreshold().toNanos();
            Settings.overBudget = false;
            ProbeControl.prepare(options.timing());
            Settings.lockWaits = LockWaits.valueOf(options.lockWaits().name());
            Settings.ownerThresholdNanos = options.ownerThreshold().isPresent()
                    ? options.ownerThreshold().get().toNanos()
                    : Long.MAX_VALUE;
            Probes.warmUp();
            if (recorder != null) {
                Probes.forget();
            }
            if (attached || options.jfrFirst()) {
                opened.begin();
            }
            Settings.active = true;
            Weaving weaving = Weaver.install(instrumentation, !attached && !options.jfrFirst(), Messages.SAY);
            UserWeaving own = UserWeaving.install(instrumentation, targets, Messages.SAY);
            OwnerWatch.start();
            Published published = new Published(opened, instrumentation);
            publisher =
                    new Publisher(AgentVersion.text(), preparation.metrics(), published, instrumentation, Messages.SAY);
            Status status = new Status(
                    recorder == null,
                    new Status.Start(AgentVersion.text(), options.text(), System.currentTimeMillis()),
                    published,
                    instrumentation,
                    new Supplier<>() {
                        @Override
                        public List<List<String>> get() {
                            return columns(WovenJvm.hooks(weaving, own));
                        }
                    },
                    new Supplier<>() {
                        @Override
                        public List<String> get() {
                            return Messages.lines();
                        }
                    });
            opened.everySecond(new Runnable() {
                @Override
                public void run() {
                    publisher.beat();
                    status.beat();
                }
            });
            opened.start(new WovenJvm(
                    weaving,
                    own,
                    instrumentation,
                    publisher,
                    status,
                    preparation.metrics().description()));
            recorder = opened;
            Running.now(opened);
            publisher.start();
            if (attached) {
                // Whoever attaches reads it next, and on a busy machine the recorder's thread may be late.
                status.beat();
            }
        } catch (Throwable t) {
            Settings.active = false;
            OwnerWatch.stop();
            opened.abandon();
            throw t;
        }
    }

    private static List<List<String>> columns(List<HookState> hooks) {
        return hooks.stream().map(HookState::columns).toList();
    }

    private static List<UserProbe> probes(Preparation preparation) {
        List<UserProbe> probes = new ArrayList<>();
        for (ProbeLine line : preparation.probes()) {
            probes.add(probe(line));
        }
        return probes;
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
}
