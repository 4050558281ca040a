package io.lockspot.agent.record;

import io.lockspot.agent.options.BadOptionException;
import io.lockspot.agent.options.Options;
import io.lockspot.agent.options.ProfilerChoice;
import io.lockspot.agent.probe.OwnerWatch;
import io.lockspot.agent.probe.Probes;
import io.lockspot.agent.probe.Settings;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * One recording from its start to its end: a beat every second, a dump every interval, the end at the JVM's exit, after
 * the duration or at the size limit. Beats and dumps run on a daemon thread of their own, {@code lockspot-recorder};
 * whatever fails there is said on stderr and never reaches the application. JFR is brought up beside the application's
 * start: the probes count from the first operation on, their events begin with JFR.
 */
public final class Recorder {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** After a fault, which may be back at once. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Options options;

    /** Nanoseconds after which the recording ends. */
    private final long longest;

    private final OutputFile file;
    private final Instrumentation instrumentation;
    private final Consumer<String> log;

    /** Null as long as JFR is not up. */
    private volatile Session session;

    private volatile CpuProfile profile;
    private Environment environment;
    private final Requests requests = new Requests();
    private Runnable everySecond = () -> {};
    private Woven woven;
    private volatile Thread thread;

    /** What was woven at the start. */
    private String summary = "";

    private volatile boolean ended;

    /** Whether nothing is left but the file. */
    private volatile boolean over;

    private volatile boolean exiting;
    private boolean announced;
    private boolean faulted;

    /**
     * Does not record yet.
     *
     * @param file receives the recording; discarded when that fails
     * @param log takes lines for the user
     */
    public Recorder(Options options, OutputFile file, Instrumentation instrumentation, Consumer<String> log) {
        this.options = options;
        this.file = file;
        this.instrumentation = instrumentation;
        this.log = log;
        longest = options.duration().map(Duration::toNanos).orElse(Long.MAX_VALUE);
        profile = new CpuProfile.Elsewhere(options.profiler() == ProfilerChoice.OFF ? "off" : "");
    }

    /**
     * Brings JFR up and starts recording, unless that is done already.
     *
     * @throws BadOptionException when there is no room for dumps
     */
    public synchronized void begin() throws BadOptionException {
        if (session == null && !ended) {
            try {
                JfrInternals.open(instrumentation);
                // When classes are woven already, what they have counted so far is ours.
                ExitHook.takeJfrs(JavaInternals.withholdingHook(
                        instrumentation, () -> session = Session.open(woven != null, options, file, log)));
            } catch (IOException e) {
                throw new BadOptionException(e.getMessage());
            }
        }
    }

    /**
     * Begins, and starts the recorder's thread, on a thread of their own; the recording ends at the JVM's exit.
     *
     * @param woven what is woven by now
     */
    public void start(Woven woven) {
        this.woven = woven;
        JavaInternals.open(instrumentation);
        ExitHook.place(
                () -> {
                    exiting = true;
                    end();
                },
                this::removeDirectory);
        // No daemon: JFR cannot be brought up in a JVM that is already at its end.
        start(this::bringUp, "lockspot-start", false);
    }

    private static Thread start(Runnable task, String name, boolean daemon) {
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(daemon);
        thread.setContextClassLoader(null);
        thread.start();
        return thread;
    }

    private void bringUp() {
        Probes.ignoreThisThread();
        try {
            summary = woven.summary();
            begin();
            thread = start(this::run, "lockspot-recorder", true);
        } catch (Throwable t) {
            // At the JVM's exit it is tried once more.
            if (!exiting && !JavaInternals.isExiting()) {
                log.accept("disabled: " + (t instanceof BadOptionException ? t.getMessage() : t.toString()));
                Settings.active = false;
                abandon();
                requests.close();
                woven.remove();
                ExitHook.clear();
                woven.ended();
                woven.removed();
            }
        }
    }

    private void removeDirectory() {
        Session last = session;
        if (last != null) {
            last.directory.remove();
        }
    }

    /** What is done after each beat, by the recorder's thread and without its lock; to be said before the start. */
    public void everySecond(Runnable task) {
        everySecond = task;
    }

    /** Whether nothing is left of it but its file: classes, threads and JFR are as they were. */
    public boolean isOver() {
        return over;
    }

    /** Where the CPU samples come from; empty while that is being tried. */
    public String profiler() {
        return profile.description();
    }

    /** Whether it still records. */
    public boolean isRunning() {
        return !ended;
    }

    /** Where the recording is. */
    public Path file() {
        return file.path();
    }

    /** How many dumps did not reach the file so far. */
    public long lostDumps() {
        Session now = session;
        return now == null ? 0 : now.dumps.lost();
    }

    /** Estimated nanoseconds in probes so far. */
    public long timeInProbes() {
        Session now = session;
        return now == null ? 0 : now.beat.timeInProbes();
    }

    /**
     * Has the recorder's thread dump now, and waits for that.
     *
     * @throws IOException when it did not come to that
     */
    public void dumpNow() throws IOException {
        long lost = lostDumps();
        requests.await(Requests.Kind.DUMP);
        if (lostDumps() != lost) {
            throw new IOException("the dump was lost; stderr says why");
        }
    }

    /**
     * Has the recorder's thread end the recording, and waits for that.
     *
     * @throws IOException when it does not come to that in time
     */
    public void stopNow() throws IOException {
        requests.await(Requests.Kind.STOP);
        try {
            // It has done everything by now but ending.
            Thread last = thread;
            if (last != null) {
                last.join(TimeUnit.SECONDS.toMillis(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes everything back after a start that failed half-way. */
    public synchronized void abandon() {
        ended = true;
        if (session != null) {
            session.abandon();
        }
        ExitHook.clear();
        file.discard();
        over = true;
    }

    private void run() {
        Probes.ignoreThisThread();
        try {
            prepareOrSay();
            while (!hasEnded()) {
                loopOrSay();
            }
            // The JVM may be gone in the middle of it, and nobody needs it any more.
            if (!exiting) {
                release();
            }
        } catch (Throwable t) {
            say("recording has failed: ", t);
        } finally {
            over = true;
            requests.close();
        }
    }

    /** The JVM goes on without the recording: all is as it was before. */
    private void release() {
        try {
            woven.remove();
        } finally {
            ExitHook.clear();
            session.close();
            woven.removed();
        }
    }

    private void prepareOrSay() {
        try {
            prepare();
            everySecond.run();
        } catch (VirtualMachineError | RuntimeException | LinkageError e) {
            if (session == null) {
                throw e;
            }
            sayOnce(e);
        }
    }

    /** What takes too long for the JVM's start. */
    private synchronized void prepare() {
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

    /** Without memory, anything may fail anywhere. */
    private void loopOrSay() {
        try {
            loop();
        } catch (OutOfMemoryError e) {
            sayOnce(e);
        }
    }

    private void loop() {
        long start = System.nanoTime();
        for (long next = start + SECOND; !hasEnded(); next = Math.max(next + SECOND, System.nanoTime())) {
            Requests.Kind asked = null;
            try {
                asked = awaitUntil(next);
                step(asked, System.nanoTime() - start >= longest);
            } catch (VirtualMachineError | RuntimeException | LinkageError e) {
                // The application may have used up all memory for a while: what is missed now comes with the next beat.
                sayOnce(e);
                LockSupport.parkNanos(PAUSE);
            }
            if (asked == Requests.Kind.DUMP) {
                requests.done();
            }
        }
    }

    private void step(Requests.Kind asked, boolean late) {
        if (asked == Requests.Kind.STOP || late || session.dumps.isFull()) {
            end();
        } else if (asked == Requests.Kind.DUMP || session.rhythm.isDue(System.nanoTime())) {
            // A class loader of the application may keep it waiting; the JVM's exit must not wait for that.
            woven.nameLocks(false);
            dump();
        } else {
            beat();
        }
        everySecond.run();
    }

    private void sayOnce(Throwable failure) {
        if (!faulted) {
            faulted = true;
            say("a beat was missed: ", failure);
        }
    }

    /** Without memory there are no words either. */
    private void say(String what, Throwable failure) {
        try {
            log.accept(what + failure);
        } catch (Throwable wordless) {
            // Then the recording shows it: by lost dumps, or by its missing end.
        }
    }

    /** Waits as {@link Requests#awaitUntil} does, and measures the probes' cost meanwhile. */
    private Requests.Kind awaitUntil(long next) {
        OwnCost cost = session.control.cost();
        Requests.Kind asked = requests.awaitUntil(cost.opening(next));
        if (asked != null || hasEnded()) {
            return asked;
        }
        cost.open();
        try {
            asked = requests.awaitUntil(System.nanoTime() + OwnCost.LENGTH);
        } finally {
            cost.close();
        }
        return asked == null ? requests.awaitUntil(next) : asked;
    }

    private synchronized boolean hasEnded() {
        return ended;
    }

    private synchronized void beat() {
        if (!ended) {
            session.beat.write(session.dumps.lost(), false);
        }
    }

    private synchronized void dump() {
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

    /** The probes stop counting before the last summary, so nothing is counted that is not in the file. */
    private synchronized void end() {
        if (ended) {
            return;
        }
        Probes.ignoreThisThread();
        Settings.active = false;
        OwnerWatch.stop();
        try {
            if (session == null) {
                JavaInternals.withHooks(instrumentation, this::begin);
            }
            ended = true;
            if (profile.description().isEmpty()) {
                profile = new CpuProfile.Elsewhere("none: the program ended before async-profiler was started");
            }
            if (summary.isEmpty()) {
                summary = woven.summary();
            }
            announce();
            session.beat.write(session.dumps.lost(), true);
            woven.nameLocks(true);
            describe();
            session.dumps.dump(profile, true);
        } catch (Throwable t) {
            say("the end of the recording is missing: ", t);
        } finally {
            ended = true;
            Settings.events = false;
            if (session == null) {
                file.discard();
            } else {
                session.recording.stop();
                file.close();
            }
            woven.ended();
        }
    }
}
