package io.lockspot.analyzer.cli.bench;

import io.lockspot.analyzer.model.bench.BenchPlan;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a bench is done, beside what is run.
 *
 * @param readiness of the server
 * @param readyTimeout how long to wait for that
 * @param limit how long a run may take whose end nobody set
 * @param grace between SIGTERM and SIGKILL
 * @param jvmName part of the name of the server's main class; empty when there is one JVM only
 */
public record BenchSettings(
        BenchPlan plan,
        Readiness readiness,
        Duration readyTimeout,
        Duration limit,
        Duration grace,
        String jvmName,
        Path agentJar) {

    /** Whether that line starts one JVM that can be given the agent, or says itself which. */
    public static boolean canStartWithAgent(String line) {
        ShellCommand command = new ShellCommand(line);
        return command.isJava() || command.placesAgent();
    }
}
