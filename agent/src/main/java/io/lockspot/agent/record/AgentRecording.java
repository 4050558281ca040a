package io.lockspot.agent.record;

import io.lockspot.agent.options.BadOptionException;
import io.lockspot.agent.options.Options;
import io.lockspot.agent.options.ProfilerChoice;
import io.lockspot.agent.probe.AgentHealthEvent;
import io.lockspot.agent.probe.Settings;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The state of one recording: JFR's session, the CPU profile and the file, from the beginning to the end. Its monitor
 * keeps the recorder's thread and the JVM's exit apart; questions are answered without it.
 */
final class AgentRecording {

    private final Options options;
    private final OutputFile file;
    private final Instrumentation instrumentation;
    private final Consumer<String> log;

    /** Null as long as JFR is not up. */
    private volatile Session session;

    private volatile CpuProfile profile;
    private volatile boolean ended;

    /** Null as long as nothing is woven. */
    private volatile Woven woven;

    /** Why JFR did not come up; null as long as it has not failed. */
    private Throwable failure;

    private Environment environment;

    /** What was woven at the start. */
    private String summary = "";

    private boolean announced;

    /** @param file receives the recording; discarded when there is none */
    AgentRecording(Options options, OutputFile file, Instrumentation instrumentation, Consumer<String> log) {
        this.options = options;
        this.file = file;
        this.instrumentation = instrumentation;
        this.log = log;
        profile = new CpuProfile.Elsewhere(options.profiler() == ProfilerChoice.OFF ? "off" : "");
    }

    /** From now on what the woven classes count belongs to this recording. */
    void weaves(Woven now) {
        woven = now;
    }

    /** Looks at what is woven, for the line that is printed. */
    void summarize() {
        summary = woven.summary();
    }

    /**
     * Brings JFR up and starts recording, unless that is done already, or all is over.
     *
     * @throws BadOptionException when there is no room for dumps
     */
    synchronized void begin() throws BadOptionException {
        if (session != null || ended) {
            return;
        }
        try {
            failAgain();
            JfrInternals.open(instrumentation);
            ExitHook.takeJfrs(JavaInternals.withholdingHook(instrumentation, this::open));
        } catch (IOException e) {
            throw new BadOptionException(e.getMessage());
        }
    }

    private void open() throws IOException {
        try {
            // When classes are woven already, what they have counted so far is ours.
            session = Session.open(woven != null, options, file, log);
        } catch (Throwable t) {
            failure = t;
            throw t;
        }
    }

    /** An exit may have taken JFR down by now, and who then starts it again waits for its thread for ever. */
    private void failAgain() throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    /** What takes too long for the JVM's start. */
    synchronized void prepare() {
        if (!ended) {
            profile = Profiles.start(options.profiler(), session.directory.path(), session.recording, log);
            announce();
        }
    }

    /** The one line that everybody gets, also when the program ends before the recorder's thread comes to it. */
    private void announce() {
        if (!announced) {
            announced = true;
            log.accept("recording to " + file.path() + " every "
                    + options.interval().toSeconds() + " s; " + summary + "; cpu profile: "
                    + profile.description());
        }
    }

    synchronized void beat() {
        if (!ended) {
            session.beat.write(session.dumps.lost(), false);
        }
    }

    synchronized void dump() {
        if (!ended) {
            session.beat.write(session.dumps.lost(), false);
            describe();
            session.rhythm.dumped(System.nanoTime(), session.dumps.dump(profile, false));
        }
    }

    /** What each chunk must hold to be understood alone. */
    private void describe() {
        if (environment == null) {
            environment = new Environment(Kernel.running());
        }
        environment.write(profile.description(), woven.ownProbes());
        woven.hooks().forEach(HookState::write);
        LockNames.write();
    }

    /** The last beat and the last dump; then nothing more is written, whatever becomes of them. */
    synchronized void finish() {
        ended = true;
        if (profile.description().isEmpty()) {
            profile = new CpuProfile.Elsewhere("none: the program ended before async-profiler was started");
        }
        if (summary.isEmpty()) {
            summarize();
        }
        announce();
        session.beat.write(session.dumps.lost(), true);
        woven.nameLocks(true);
        describe();
        session.dumps.dump(profile, true);
    }

    /** Nothing more is written. */
    synchronized void close() {
        ended = true;
        Settings.events = false;
        if (session == null) {
            file.discard();
        } else {
            session.recording.stop();
            file.close();
        }
    }

    /** After the end, when the JVM goes on: JFR is as it was before. */
    void giveBack() {
        Session last = session;
        if (last != null) {
            last.close();
        }
    }

    /** After the end, when the JVM does not go on. */
    void removeDirectory() {
        Session last = session;
        if (last != null) {
            last.directory.remove();
        }
    }

    /** Takes everything back after a start that failed half-way. */
    synchronized void abandon() {
        ended = true;
        if (session != null) {
            session.abandon();
        }
        file.discard();
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** The same without waiting for who is at it. */
    boolean isRunning() {
        return !ended;
    }

    /** Whether JFR is up. */
    boolean hasBegun() {
        return session != null;
    }

    boolean isDumpDue() {
        return session.rhythm.isDue(System.nanoTime());
    }

    /** Whether the file may not grow any more. */
    boolean isFull() {
        return session.dumps.isFull();
    }

    OwnCost cost() {
        return session.control.cost();
    }

    String profiler() {
        return profile.description();
    }

    Path path() {
        return file.path();
    }

    long lostDumps() {
        Session now = session;
        return now == null ? 0 : now.dumps.lost();
    }

    /** As it was written last; null before the first beat. */
    AgentHealthEvent health() {
        Session now = session;
        return now == null ? null : now.beat.health();
    }
}
