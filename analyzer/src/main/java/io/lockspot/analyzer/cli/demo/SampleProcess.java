package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.Progress;
import io.lockspot.analyzer.cli.demo.scenario.SampleResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the sample in a child JVM with the agent. Its stdout (the last line is a JSON document), its stderr and its recording become
 * files that are named after the step. The child dies with this JVM.
 */
final class SampleProcess {

    /** After that time a child is killed. */
    private static final int LIMIT_SECONDS = 75;

    /** How often the progress line is redrawn. */
    private static final long TICK_MILLIS = 250;

    private final Products products;
    private final DemoPlan plan;
    private final DemoDirectory directory;
    private final Progress progress;

    SampleProcess(Products products, DemoPlan plan, DemoDirectory directory, Progress progress) {
        this.products = products;
        this.plan = plan;
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Runs it to its end.
     *
     * @return what the sample says it did
     * @throws IOException with a message for the user: it failed, hung, or left no recording
     */
    SampleResult run(DemoPlan.Step step) throws IOException, InterruptedException {
        Path log = directory.file(step.name() + ".log");
        Path output = directory.file(step.name() + ".out");
        Process process = start(step, output, log);
        Thread onExit = new Thread(() -> kill(process), "kill " + step.name());
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
            await(process, step, log);
        } finally {
            kill(process);
            remove(onExit);
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    "run " + step.name() + " failed with exit code " + process.exitValue() + "; see " + log);
        }
        if (!Files.isRegularFile(recording(step)) || Files.size(recording(step)) == 0) {
            throw new IOException("the agent left no recording of run " + step.name() + "; see " + log);
        }
        return SampleOutput.read(output, plan.scenario().sampleNumbers());
    }

    Path recording(DemoPlan.Step step) {
        return directory.file(step.name() + ".jfr");
    }

    private Process start(DemoPlan.Step step, Path output, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(step));
        // The agent's file is named relative to this directory: a path may hold commas, an agent option may not.
        builder.directory(directory.path().toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.redirectOutput(output.toFile());
        builder.redirectError(log.toFile());
        return builder.start();
    }

    private List<String> command(DemoPlan.Step step) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                plan.java().toString(),
                "-Xmx512m",
                "-javaagent:" + products.agentJar() + "=" + agentOptions(step),
                "-cp",
                products.samplesJar().toString(),
                plan.scenario().mainClass(),
                step.variant().label()));
        command.addAll(plan.load().arguments());
        return command;
    }

    private String agentOptions(DemoPlan.Step step) throws IOException {
        // Both runs must be measured alike, whatever it costs: its probes are in what the scenario is about.
        List<String> options =
                new ArrayList<>(List.of("file=" + step.name() + ".jfr", "interval=5s", "budget=off", "jfr=before"));
        if (plan.scenario().probes().isPresent()) {
            options.add("probes=" + copied(plan.scenario().probes().get()));
        }
        options.addAll(plan.scenario().agentOptions());
        return String.join(",", options);
    }

    /** Beside the recordings, where its name is all that the agent must be told, and the user sees what was probed. */
    private String copied(String probes) throws IOException {
        Path copy = directory.file(probes);
        if (!Files.exists(copy)) {
            Files.copy(products.probes(probes), copy);
        }
        return probes;
    }

    private void await(Process process, DemoPlan.Step step, Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!process.waitFor(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
            progress.tick();
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "run " + step.name() + " hung for " + LIMIT_SECONDS + " s and was killed; see " + log);
            }
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is going down, and the hook is doing its work
        }
    }
}
