package io.lockspot.agent.record;

import io.lockspot.agent.options.BadOptionException;
import io.lockspot.agent.options.Options;
import io.lockspot.agent.probe.AgentHealthEvent;
import io.lockspot.agent.probe.Probes;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Makes one recording: a beat every second, a dump every interval, the end at the JVM's exit, after the duration or at the
 * size limit. Beats and dumps run on a daemon thread of their own, {@code lockspot-recorder}; whatever fails there is said
 * on stderr and never reaches the application. JFR is brought up when the application has begun: the probes count from the
 * first operation on, their events begin with JFR.
 */
public final class Recorder {

    /** Milliseconds in which a JVM that has nothing more to do comes to its end. */
    private static final long MOMENT = 20;

    /** Nanoseconds after which the recording ends. */
    private final long longest;

    private final AgentRecording recording;
    private final Instrumentation instrumentation;
    private final Consumer<String> log;
    private final Faults faults;
    private final Requests requests = new Requests();

    /** Made at the start: later there may be no memory for it. */
    private final RecorderLoop loop;

    private Runnable everySecond = ExitHook.NOTHING;
    private Woven woven;
    private RecordingEnd end;
    private Thread starting;
    private volatile Thread thread;

    /** Whether nothing is left but the file. */
    private volatile boolean over;

    /**
     * Does not record yet.
     *
     * @param file receives the recording; discarded when that fails
     * @param log takes lines for the user
     */
    public Recorder(Options options, OutputFile file, Instrumentation instrumentation, Consumer<String> log) {
        recording = new AgentRecording(options, file, instrumentation, log);
        this.instrumentation = instrumentation;
        this.log = log;
        faults = new Faults(log);
        loop = new RecorderLoop(new Steps(), requests, faults);
        longest = options.duration().isPresent() ? options.duration().get().toNanos() : Long.MAX_VALUE;
    }

    /**
     * Brings JFR up and starts recording, unless that is done already.
     *
     * @throws BadOptionException when there is no room for dumps
     */
    public void begin() throws BadOptionException {
        recording.begin();
    }

    /** What is done after each beat, by the recorder's thread and without its lock; to be said before the start. */
    public void everySecond(Runnable task) {
        everySecond = task;
    }

    /**
     * Begins, and starts the recorder's thread, on a thread of their own; the recording ends at the JVM's exit.
     *
     * @param weaves what is woven by now
     */
    public void start(Woven weaves) {
        woven = weaves;
        recording.weaves(weaves);
        end = new RecordingEnd(recording, weaves, instrumentation, log, faults);
        end.place();
        // No daemon: JFR cannot be brought up in a JVM that is already at its end.
        start(
                new Runnable() {
                    @Override
                    public void run() {
                        bringUp();
                    }
                },
                "lockspot-start",
                false);
    }

    private static Thread start(Runnable task, String name, boolean daemon) {
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(daemon);
        thread.setContextClassLoader(null);
        thread.start();
        return thread;
    }

    private void bringUp() {
        starting = Thread.currentThread();
        try {
            Probes.ignoreThisThread();
            // Two that start at once take turns, and it is the program that people wait for.
            boolean beside = !recording.hasBegun();
            if (beside) {
                woven.awaitProgram();
            }
            end.takePlace();
            woven.complete();
            if (beside) {
                woven.awaitQuiet(end::isExiting);
            }
            recording.summarize();
            begin();
            thread = start(this::run, "lockspot-recorder", true);
        } catch (Throwable t) {
            if (end.refuse(t)) {
                over = true;
                requests.close();
            }
        }
    }

    private void run() {
        try {
            ignoreThisThread();
            if (!isProgramOver()) {
                prepareOrSay();
            }
            loop.run();
            end.release();
        } catch (Throwable t) {
            faults.say("recording has failed: ", t);
        } finally {
            over = true;
            requests.close();
        }
    }

    /**
     * A program that was shorter than the start of JFR ends as soon as the thread that brought that up has. It is given a
     * moment for it: else it would wait for a profiler that it does not need any more.
     */
    private boolean isProgramOver() throws InterruptedException {
        starting.join(MOMENT);
        TimeUnit.MILLISECONDS.sleep(MOMENT);
        return end.isExiting();
    }

    /** A program that has used up all memory may give some back. */
    private void ignoreThisThread() {
        while (!recording.hasEnded()) {
            try {
                Probes.ignoreThisThread();
                return;
            } catch (OutOfMemoryError e) {
                faults.sayOnce(e);
                LockSupport.parkNanos(RecorderLoop.PAUSE);
            }
        }
    }

    private void prepareOrSay() {
        try {
            recording.prepare();
            everySecond.run();
        } catch (VirtualMachineError | RuntimeException | LinkageError e) {
            faults.sayOnce(e);
        }
    }

    private final class Steps implements RecorderLoop.Steps {

        @Override
        public boolean haveEnded() {
            return recording.hasEnded();
        }

        @Override
        public OwnCost cost() {
            return recording.cost();
        }

        @Override
        public void take(Requests.Kind asked, long nanos) {
            if (asked == Requests.Kind.STOP || nanos >= longest || recording.isFull()) {
                end.end();
            } else if (asked == Requests.Kind.DUMP || recording.isDumpDue()) {
                // A class loader of the application may keep it waiting; the JVM's exit must not wait for that.
                woven.nameLocks(false);
                recording.dump();
            } else {
                recording.beat();
            }
            everySecond.run();
        }
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

    /** Takes everything back after a start that failed half-way, before anything was said to have started. */
    public void abandon() {
        recording.abandon();
        ExitHook.clear();
        over = true;
    }

    /** Whether nothing is left of it but its file: classes, threads and JFR are as they were. */
    public boolean isOver() {
        return over;
    }

    /** Where the CPU samples come from; empty while that is being tried. */
    public String profiler() {
        return recording.profiler();
    }

    /** Whether it still records. */
    public boolean isRunning() {
        return recording.isRunning();
    }

    /** Where the recording is. */
    public Path file() {
        return recording.path();
    }

    /** How many dumps did not reach the file so far. */
    public long lostDumps() {
        return recording.lostDumps();
    }

    /** How the agent fares, as it was written last; null before the first beat. Not to be changed. */
    public AgentHealthEvent health() {
        return recording.health();
    }
}
