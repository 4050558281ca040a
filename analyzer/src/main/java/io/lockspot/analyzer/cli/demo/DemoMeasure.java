package io.lockspot.analyzer.cli.demo;

import java.util.function.ToLongFunction;

/** The rows of the table: what is compared, all of it in nanoseconds, less is better. */
enum DemoMeasure {
    CLOSE_MEAN("close-mean", "close() for its caller, mean", CloseCosts::closeMean),
    CLOSE_P99("close-p99", "close() for its caller, p99", CloseCosts::closeP99),
    LOCK_WAIT("lock-wait-per-close", "lock wait per close", CloseCosts::lockWaitPerClose),
    LONGEST_WAIT("longest-lock-wait", "longest lock wait", CloseCosts::longestLockWait),
    RELEASE_MEAN("close-to-release-mean", "from close to release, mean", CloseCosts::releaseDelayMean),
    RELEASE_P99("close-to-release-p99", "from close to release, p99", CloseCosts::releaseDelayP99),
    TEARDOWN("teardown", "whole teardown, all rounds", CloseCosts::tearDown);

    private final String id;
    private final String label;
    private final ToLongFunction<CloseCosts> nanos;

    DemoMeasure(String id, String label, ToLongFunction<CloseCosts> nanos) {
        this.id = id;
        this.label = label;
        this.nanos = nanos;
    }

    /** The name in JSON. */
    String id() {
        return id;
    }

    /** The name in the table. */
    String label() {
        return label;
    }

    long of(CloseCosts costs) {
        return nanos.applyAsLong(costs);
    }
}
