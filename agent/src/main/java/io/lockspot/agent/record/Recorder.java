package io.lockspot.agent.record;

import io.lockspot.agent.options.BadOptionException;
import io.lockspot.agent.options.LockWaitChoice;
import io.lockspot.agent.options.Options;
import io.lockspot.agent.probe.AgentHealthEvent;
import io.lockspot.agent.probe.EnvironmentEvent;
import io.lockspot.agent.probe.HookEvent;
import io.lockspot.agent.probe.OwnerWatch;
import io.lockspot.agent.probe.Probes;
import io.lockspot.agent.probe.Settings;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jdk.jfr.FlightRecorder;

/**
 * One recording from its start to its end: a beat every second, a dump every interval, the end at the JVM's exit, after
 * the duration or at the size limit. Beats and dumps run on a daemon thread of their own, {@code lockspot-recorder};
 * whatever fails there is said on stderr and never reaches the application.
 */
public final class Recorder {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Options options;
    private final OutputFile file;
    private final MemoryDirectory directory;
    private final FlightRecording recording;
    private final Consumer<String> log;
    private final Dumps dumps;
    private final DumpRhythm rhythm;
    private final Beat beat = new Beat();
    private volatile CpuProfile profile = new CpuProfile.Elsewhere("");
    private Environment environment;
    private final Requests requests = new Requests();
    private Runnable everySecond = () -> {};
    private Woven woven;

    /** What was woven at the start. */
    private String summary = "";

    private volatile boolean ended;

    /** Whether nothing is left but the file. */
    private volatile boolean over;

    private volatile boolean exiting;

    private Recorder(Options options, OutputFile file, MemoryDirectory directory, Consumer<String> log) {
        this.options = options;
        this.file = file;
        this.directory = directory;
        this.log = log;
        boolean monitors = options.lockWaits() != LockWaitChoice.NONE;
        recording =
                FlightRecording.start(directory, monitors ? Optional.of(options.lockThreshold()) : Optional.empty());
        dumps = new Dumps(recording, file, options.maxSize(), log);
        rhythm = new DumpRhythm(System.nanoTime(), options.interval().toNanos(), recording.memory());
    }

    /**
     * Starts recording events.
     *
     * @param file receives them; discarded when this fails
     * @param log takes lines for the user
     * @throws BadOptionException when there is no room for dumps
     */
    public static Recorder open(Options options, OutputFile file, Instrumentation instrumentation, Consumer<String> log)
            throws BadOptionException {
        try {
            JavaInternals.open(instrumentation);
            JfrInternals.open(instrumentation);
            MemoryDirectory directory = MemoryDirectory.create();
            Recorder recorder = new Recorder(options, file, directory, log);
            FlightRecorder.register(AgentHealthEvent.class);
            FlightRecorder.register(EnvironmentEvent.class);
            FlightRecorder.register(HookEvent.class);
            return recorder;
        } catch (IOException e) {
            file.discard();
            throw new BadOptionException(e.getMessage());
        } catch (Throwable t) {
            file.discard();
            throw t;
        }
    }

    /**
     * Starts the recorder's thread, and ends the recording at the JVM's exit.
     *
     * @param woven what is woven by now
     */
    public void start(Woven woven) {
        this.woven = woven;
        this.summary = woven.summary();
        ExitHook.place(
                () -> {
                    exiting = true;
                    end();
                },
                directory::remove);
        Thread thread = new Thread(null, this::run, "lockspot-recorder", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
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
        return dumps.lost();
    }

    /** Estimated nanoseconds in probes so far. */
    public long timeInProbes() {
        return beat.timeInProbes();
    }

    /**
     * Has the recorder's thread dump now, and waits for that.
     *
     * @throws IOException when it did not come to that
     */
    public void dumpNow() throws IOException {
        long lost = dumps.lost();
        requests.await(Requests.Kind.DUMP);
        if (dumps.lost() != lost) {
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
    }

    /** Takes everything back after a start that failed half-way. */
    public synchronized void abandon() {
        ended = true;
        recording.stop();
        recording.giveRepositoryBack();
        file.discard();
        directory.remove();
        over = true;
    }

    private void run() {
        Probes.ignoreThisThread();
        try {
            prepare();
            everySecond.run();
            loop();
            // The JVM may be gone in the middle of it, and nobody needs it any more.
            if (!exiting) {
                release();
            }
        } catch (Throwable t) {
            log.accept("recording to " + file.path() + " has failed: " + t);
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
            recording.giveRepositoryBack();
            directory.remove();
            woven.removed();
        }
    }

    /** What takes too long for the JVM's start. */
    private synchronized void prepare() {
        if (!ended) {
            profile = Profiles.start(options.profiler(), directory.path(), recording, log);
            log.accept("recording to " + file.path() + " every "
                    + options.interval().toSeconds() + " s; " + summary + "; cpu profile: "
                    + profile.description());
            environment = new Environment(Kernel.running());
        }
    }

    private void loop() {
        long start = System.nanoTime();
        long end = options.duration().map(d -> d.toNanos()).orElse(Long.MAX_VALUE);
        for (long next = start + SECOND; !hasEnded(); next = Math.max(next + SECOND, System.nanoTime())) {
            Requests.Kind asked = requests.awaitUntil(next);
            if (asked == Requests.Kind.STOP || System.nanoTime() - start >= end || dumps.isFull()) {
                end();
            } else if (asked == Requests.Kind.DUMP || rhythm.isDue(System.nanoTime())) {
                // A class loader of the application may keep it waiting; the JVM's exit must not wait for that.
                woven.nameLocks(false);
                dump();
            } else {
                beat();
            }
            if (asked == Requests.Kind.DUMP) {
                requests.done();
            }
            everySecond.run();
        }
    }

    private synchronized boolean hasEnded() {
        return ended;
    }

    private synchronized void beat() {
        if (!ended) {
            beat.write(dumps.lost(), false);
        }
    }

    private synchronized void dump() {
        if (!ended) {
            beat.write(dumps.lost(), false);
            describe();
            rhythm.dumped(System.nanoTime(), dumps.dump(profile, false));
        }
    }

    /** What each chunk must hold to be understood alone. */
    private void describe() {
        environment.write(profile.description(), woven.ownProbes());
        woven.hooks().forEach(HookState::write);
        LockNames.write();
    }

    /** The probes stop counting before the last summary, so nothing is counted that is not in the file. */
    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        Probes.ignoreThisThread();
        Settings.active = false;
        OwnerWatch.stop();
        try {
            beat.write(dumps.lost(), true);
            if (environment == null) {
                environment = new Environment(Kernel.running());
            }
            woven.nameLocks(true);
            describe();
            dumps.dump(profile, true);
        } catch (Throwable t) {
            log.accept("the end of the recording is missing: " + t);
        } finally {
            recording.stop();
            file.close();
            woven.ended();
        }
    }
}
