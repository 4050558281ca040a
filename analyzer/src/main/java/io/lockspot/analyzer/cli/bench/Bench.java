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
 * Ctrl-C interrupts that thread, and the JVM waits until it has stopped the programs.
 */
public final class Bench {

    /** What the end of a bench takes beside the grace of its programs. */
    private static final long END_SECONDS = 10;

    private final BenchSettings settings;
    private final BenchDirectory directory;
    private final Progress progress;
    private final List<BenchRun> done = new ArrayList<>();
    private Machine machine;

    public Bench(BenchSettings settings, BenchDirectory directory, Progress progress) {
        this.settings = settings;
        this.directory = directory;
        this.progress = progress;
        this.machine = MachineFacts.now(Proc.self());
    }

    /**
     * Runs all.
     *
     * @throws InterruptedException when the user ends it; what was recorded stays
     * @throws IOException with a message for the user
     */
    public void run() throws IOException, InterruptedException {
        CountDownLatch finished = new CountDownLatch(1);
        Thread runner = Thread.currentThread();
        Thread onExit = new Thread(() -> interrupt(runner, finished), "end of the bench");
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
            runAll();
            directory.finish();
        } finally {
            machine = machine.after(MachineFacts.load(Proc.self()));
            finished.countDown();
            remove(onExit);
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

    private void interrupt(Thread runner, CountDownLatch finished) {
        runner.interrupt();
        try {
            // Until the programs are stopped, and it is said what was kept.
            if (finished.await(settings.grace().toSeconds() * 2 + END_SECONDS, TimeUnit.SECONDS)) {
                runner.join(TimeUnit.SECONDS.toMillis(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is going down, and the hook is doing its work
        }
    }

    /** What was run until now. */
    public BenchProtocol protocol() {
        return new BenchProtocol(settings.plan(), machine, done, Optional.empty());
    }
}
