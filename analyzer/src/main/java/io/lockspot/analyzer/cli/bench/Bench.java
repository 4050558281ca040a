package io.lockspot.analyzer.cli.bench;

import io.lockspot.analyzer.cli.Progress;
import io.lockspot.analyzer.cli.live.Proc;
import io.lockspot.analyzer.model.bench.BenchPlan;
import io.lockspot.analyzer.model.bench.BenchProtocol;
import io.lockspot.analyzer.model.bench.BenchRun;
import io.lockspot.analyzer.model.bench.Machine;
import io.lockspot.analyzer.model.bench.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs both commands in turns. What was recorded stays when a run fails or the user ends it. Used once, by one thread; a
 * Ctrl-C interrupts that thread, and the JVM waits until it has stopped the programs and closed this.
 */
public final class Bench implements AutoCloseable {

    /** What the end of a bench takes beside the grace of its programs. */
    private static final long END_SECONDS = 10;

    private final BenchSettings settings;
    private final BenchDirectory directory;
    private final Progress progress;
    private final List<BenchRun> done = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread onExit;
    private Machine machine;

    public Bench(BenchSettings settings, BenchDirectory directory, Progress progress) {
        this.settings = settings;
        this.directory = directory;
        this.progress = progress;
        this.machine = MachineFacts.now(Proc.self());
        Thread runner = Thread.currentThread();
        this.onExit = new Thread(() -> interrupt(runner), "end of the bench");
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /**
     * Runs all.
     *
     * @throws InterruptedException when the user ends it; what was recorded stays
     * @throws IOException with a message for the user
     */
    public void run() throws IOException, InterruptedException {
        try {
            runAll();
            directory.finish();
        } finally {
            machine = machine.after(MachineFacts.load(Proc.self()));
        }
    }

    private void runAll() throws IOException, InterruptedException {
        BenchPlan plan = settings.plan();
        int[] numbers = new int[Side.values().length];
        List<Side> order = Side.inTurns(plan.runs());
        for (Side side : order) {
            int number = ++numbers[side.ordinal()];
            progress.step("run " + (done.size() + 1) + " of " + order.size() + ", " + side.label() + " " + number);
            done.add(new OneRun(settings, directory, progress, side, number).run());
        }
    }

    private void interrupt(Thread runner) {
        runner.interrupt();
        try {
            // In vain or not: whoever ends lockspot does not wait any longer.
            closed.await(settings.grace().toSeconds() * 2 + END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All is said that there is to say: a JVM that is going down may be gone. */
    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // the JVM is going down, and the hook is doing its work
        }
    }

    /** What was run until now. */
    public BenchProtocol protocol() {
        return new BenchProtocol(settings.plan(), machine, done, Optional.empty(), List.of());
    }
}
