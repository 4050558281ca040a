package io.lockspot.analyzer.cli.bench;

import io.lockspot.analyzer.cli.Progress;
import io.lockspot.analyzer.cli.live.LiveAgent;
import io.lockspot.analyzer.model.Jvm;
import io.lockspot.analyzer.model.bench.BenchPlan;
import io.lockspot.analyzer.model.bench.BenchRun;
import io.lockspot.analyzer.model.bench.CpuUse;
import io.lockspot.analyzer.model.bench.Side;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** One run: start, readiness, warm-up, window, end. Used once. */
final class OneRun {

    private static final long STEP_MILLIS = 100;
    private static final long DYING_MILLIS = 1000;

    private final BenchSettings settings;
    private final BenchPlan plan;
    private final BenchDirectory directory;
    private final Progress progress;
    private final Side side;
    private final int number;
    private final String name;
    private final RunFailures failures;
    private final List<ProcessTree> trees = new ArrayList<>();
    private final long startMillis = System.currentTimeMillis();
    private final long start = System.nanoTime();

    /** When it became ready, and what was measured from then on. */
    private long readyNanos;

    private long windowNanos;
    private OptionalInt loadExit = OptionalInt.empty();
    private Optional<CpuClock> clock = Optional.empty();
    private Optional<CpuUse> cpu = Optional.empty();

    OneRun(BenchSettings settings, BenchDirectory directory, Progress progress, Side side, int number) {
        this.settings = settings;
        this.plan = settings.plan();
        this.directory = directory;
        this.progress = progress;
        this.side = side;
        this.number = number;
        this.name = side.label() + "-" + number;
        this.failures = new RunFailures(name);
    }

    /**
     * Runs it to its end.
     *
     * @throws BenchException when the program or its load failed
     * @throws IOException when the agent did not do its work; the message says why
     */
    BenchRun run() throws IOException, InterruptedException {
        awaitFreePort();
        ProcessTree server = start(directory.log(name), command());
        try {
            return plan.whole() ? wholeRun(server) : window(server);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                stopAll();
                throw new InterruptedException(e.getMessage());
            }
            throw e;
        } catch (InterruptedException e) {
            stopAll();
            throw e;
        } finally {
            trees.forEach(ProcessTree::close);
        }
    }

    private void stopAll() throws InterruptedException {
        for (ProcessTree tree : trees) {
            tree.stop(settings.grace());
        }
    }

    private String command() {
        ShellCommand command = new ShellCommand(plan.command(side));
        boolean insert = plan.fromStart() && command.isJava() && !command.placesAgent();
        return insert
                ? command.with("-XX:+EnableDynamicAgentLoading").with(agent()).line()
                : command.line();
    }

    private String agent() {
        return "-javaagent:" + settings.agentJar() + "=" + agentOptions();
    }

    private String agentOptions() {
        return "file=" + directory.fileOption(name) + (plan.agentOptions().isEmpty() ? "" : "," + plan.agentOptions());
    }

    private ProcessTree start(Path log, String line) throws IOException {
        ProcessTree tree = ProcessTree.start(line, Map.of(ShellCommand.VARIABLE, agent()), log);
        trees.add(tree);
        return tree;
    }

    /** The server before may need a moment to give it back. */
    private void awaitFreePort() throws IOException, InterruptedException {
        long end = System.nanoTime() + settings.grace().toNanos();
        while (settings.readiness().isMetByAnother()) {
            if (System.nanoTime() - end > 0) {
                throw new IOException(settings.readiness().words().get(0)
                        + " is in use before run " + name
                        + " is started: stop what listens there, or use another port");
            }
            pause();
        }
    }

    private BenchRun wholeRun(ProcessTree program) throws IOException, InterruptedException {
        clock = CpuClock.now(trees);
        while (!program.await(STEP_MILLIS)) {
            progress.tick();
            if (age() > settings.limit().toNanos()) {
                throw failures.failed(
                        program,
                        "has not ended after " + seconds(settings.limit()) + " (--limit sets how long it may take)");
            }
        }
        measured(age());
        int code = program.exitCode().orElse(0);
        if (code != 0) {
            throw failures.died(program, "failed");
        }
        List<Path> files = directory.unfinished(name);
        if (files.size() != 1) {
            throw failures.failed(
                    program,
                    files.isEmpty()
                            ? "left no recording" + RunFailures.withoutAgent(program)
                            : "left recordings of " + files.size() + " JVMs; a run is of one: put $"
                                    + ShellCommand.VARIABLE + " into the command of the one that counts");
        }
        return ended(program, files.get(0), 0);
    }

    private BenchRun window(ProcessTree server) throws IOException, InterruptedException {
        progress.phase(name + ": waiting until it is ready");
        Jvm jvm = awaitReady(server);
        readyNanos = age();
        Optional<ProcessTree> load = plan.load().isEmpty()
                ? Optional.empty()
                : Optional.of(start(directory.log(name + "-load"), plan.load()));
        progress.phase(name + ": warm-up");
        awaitWarm(server, load);
        AgentWindow window = open(server, jvm);
        clock = CpuClock.now(trees);
        progress.phase(name + ": recording");
        awaitEnd(server, load, window);
        measured(window.age());
        try {
            window.close();
        } catch (IOException e) {
            throw orDied(server, e);
        }
        for (ProcessTree each : load.stream().toList()) {
            each.stop(settings.grace());
        }
        progress.phase(name + ": stopping");
        return ended(server, window.file(), window.offset());
    }

    private AgentWindow open(ProcessTree server, Jvm jvm) throws IOException, InterruptedException {
        try {
            return AgentWindow.open(jvm, settings.agentJar());
        } catch (IOException e) {
            throw orDied(server, e);
        }
    }

    /** A JVM that does not answer may be at its end. */
    private IOException orDied(ProcessTree server, IOException otherwise) throws InterruptedException {
        return server.await(DYING_MILLIS) ? failures.died(server, "ended by itself in its window") : otherwise;
    }

    private Jvm awaitReady(ProcessTree server) throws IOException, InterruptedException {
        OptionalInt port = settings.readiness().port().stream()
                .mapToInt(InetSocketAddress::getPort)
                .findFirst();
        ServerJvm wanted = new ServerJvm(settings.jvmName(), port);
        String waitingFor =
                "its readiness: " + String.join(", ", settings.readiness().words());
        boolean attached = false;
        while (true) {
            checkAlive(server, "ended before it was ready");
            if (settings.readiness().isMet(server.log())) {
                try {
                    Jvm jvm = wanted.among(server);
                    if (!plan.fromStart() && !attached && !ServerJvm.hasAgent(jvm.pid())) {
                        LiveAgent.attach(jvm, settings.agentJar(), agentOptions());
                        attached = true;
                    }
                    if (LiveAgent.status(jvm).map(s -> s.isRecording()).orElse(false)) {
                        return jvm;
                    }
                    waitingFor = "the agent to record in " + jvm;
                } catch (IOException e) {
                    // A JVM that is still coming up answers nobody.
                    waitingFor = e.getMessage();
                }
                String refused = RunFailures.refusal(server);
                if (!refused.isEmpty()) {
                    throw failures.failed(server, "cannot be measured" + refused);
                }
            }
            if (age() > settings.readyTimeout().toNanos()) {
                throw failures.failed(
                        server,
                        "was not ready within " + seconds(settings.readyTimeout())
                                + " (--ready-timeout); last waited for: " + waitingFor);
            }
            pause();
        }
    }

    private void awaitWarm(ProcessTree server, Optional<ProcessTree> load) throws IOException, InterruptedException {
        long end = System.nanoTime() + plan.warmup().toNanos();
        while (System.nanoTime() - end < 0) {
            checkAlive(server, "ended by itself in its warm-up");
            if (load.isPresent() && !load.get().isAlive()) {
                throw failures.died(load.get(), "has a load that ended before the warm-up was over");
            }
            pause();
        }
    }

    private void awaitEnd(ProcessTree server, Optional<ProcessTree> load, AgentWindow window)
            throws IOException, InterruptedException {
        long longest = plan.duration().orElse(settings.limit()).toNanos();
        while (window.age() < longest) {
            checkAlive(server, "ended by itself in its window");
            if (load.isPresent() && !load.get().isAlive()) {
                loadExit = load.get().exitCode();
                if (loadExit.orElse(0) != 0) {
                    throw failures.died(load.get(), "has a load that failed");
                }
                return;
            }
            pause();
        }
        if (plan.duration().isEmpty()) {
            throw failures.failed(
                    server,
                    "has a load that has not ended after " + seconds(settings.limit())
                            + " (--duration ends the window earlier, --limit sets how long it may take)");
        }
    }

    private void measured(long nanos) {
        windowNanos = nanos;
        cpu = clock.flatMap(began -> CpuClock.now(trees).flatMap(now -> now.since(began)));
    }

    private BenchRun ended(ProcessTree server, Path file, long offset) throws IOException, InterruptedException {
        String end = server.stop(settings.grace());
        Path kept = directory.keep(file, offset, side, number);
        return new BenchRun(side, number, startMillis, readyNanos, windowNanos, cpu, end, loadExit, kept.toString());
    }

    private void checkAlive(ProcessTree server, String otherwise) throws BenchException {
        if (!server.isAlive()) {
            throw failures.died(server, otherwise);
        }
    }

    private void pause() throws InterruptedException {
        progress.tick();
        TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
    }

    private long age() {
        return System.nanoTime() - start;
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }
}
