package io.lockspot.analyzer.cli.demo.scenario;

import io.lockspot.analyzer.model.OperationStats;

/** What the scenarios measure, each for an operation that the agent counts. */
final class Measurements {

    private static final double NANOS_PER_SECOND = 1e9;

    private static final double MILLION = 1e6;

    private Measurements() {}

    /** The time of one operation, for its caller. */
    static Measurement mean(String operation, String label) {
        return new Measurement(
                operation + "-mean",
                label + " for its caller, mean",
                Unit.NANOSECONDS,
                run -> Math.round(run.operation(operation).meanTime()));
    }

    static Measurement p99(String operation, String label) {
        return new Measurement(
                operation + "-p99",
                label + " for its caller, p99",
                Unit.NANOSECONDS,
                run -> run.operation(operation).timePercentile(99));
    }

    /** What waiting for the lock adds to an operation: all its waits, shared out over all operations. */
    static Measurement lockWait(String operation, LockAtIssue lock) {
        return new Measurement(
                "lock-wait-per-" + operation,
                "lock wait per " + operation,
                Unit.NANOSECONDS,
                run -> Math.round(perOne(run.waits(lock).inOperation(), run.operation(operation))));
    }

    /** What waiting for all locks together adds to an operation, as the agent summed it up: short waits too. */
    static Measurement lockWait(String operation) {
        return new Measurement("lock-wait-per-" + operation, "lock wait per " + operation, Unit.NANOSECONDS, run -> {
            OperationStats stats = run.operation(operation);
            return Math.round(perOne(stats.lockWaitTime(), stats));
        });
    }

    static Measurement longestWait(LockAtIssue lock) {
        return new Measurement(
                "longest-lock-wait",
                "longest lock wait",
                Unit.NANOSECONDS,
                run -> run.waits(lock).longest());
    }

    /** How often a thread waited for the lock, for each million of operations. */
    static Measurement waits(String operation, LockAtIssue lock) {
        return new Measurement(
                "lock-waits-per-million",
                "lock waits per million " + operation + "s",
                Unit.COUNT,
                run -> MILLION * perOne(run.waits(lock).count(), run.operation(operation)));
    }

    static Measurement releaseDelayMean() {
        return new Measurement("close-to-release-mean", "from close to release, mean", Unit.NANOSECONDS, run -> {
            OperationStats release = run.operation("release");
            return release.delayCount() == 0 ? 0 : Math.round((double) release.totalDelay() / release.delayCount());
        });
    }

    static Measurement releaseDelayP99() {
        return new Measurement(
                "close-to-release-p99",
                "from close to release, p99",
                Unit.NANOSECONDS,
                run -> run.operation("release").delayPercentile(99));
    }

    /** A time that the sample took itself. */
    static Measurement sampleTime(String id, String label, String path) {
        return new Measurement(id, label, Unit.NANOSECONDS, run -> run.sample().number(path));
    }

    /** Numbers of the sample, one shared out over the other. */
    static Measurement sampleRatio(String id, String label, String path, String perPath) {
        return new Measurement(
                id,
                label,
                Unit.COUNT,
                run -> (double) run.sample().number(path) / run.sample().number(perPath));
    }

    /** How many a second, over the sample's own time. */
    static Measurement rate(String noun, String path) {
        return new Measurement(
                "rate",
                noun + " per second",
                Unit.PER_SECOND,
                run -> run.sample().number(path)
                        * NANOS_PER_SECOND
                        / run.sample().number("wallTime"));
    }

    private static double perOne(long total, OperationStats operation) {
        return operation.count() == 0 ? 0 : (double) total / operation.count();
    }
}
