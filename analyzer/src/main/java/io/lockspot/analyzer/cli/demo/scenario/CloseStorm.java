package io.lockspot.analyzer.cli.demo.scenario;

import io.lockspot.analyzer.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server of the JDK's own selectors loses all its connections at once. */
final class CloseStorm implements Scenario {

    /** The sample gives up by itself after that time. */
    private static final int LIMIT_SECONDS = 60;

    private static final LockAtIssue KEYS = LockAtIssue.of(
            "SelectorImpl.cancelledKeys", "SelectorImpl\\.cancelledKeys$", "AbstractInterruptibleChannel\\.close$");
    private static final Measurement CLOSE = Measurements.mean("close", "close()");
    private static final Measurement WAIT = Measurements.lockWait("close", KEYS);
    private static final Measurement TEARDOWN =
            Measurements.sampleTime("teardown", "whole teardown, all rounds", "tearDownTotal");

    @Override
    public String name() {
        return "closestorm";
    }

    @Override
    public String story() {
        return "a server loses all its connections at once, and the JDK's own selectors have the lock";
    }

    @Override
    public String explanation(Variant variant) {
        return switch (variant) {
            case BEFORE -> "one selector for all connections, closed by four other threads";
            case AFTER -> "a selector per thread, each thread closes its own connections";
        };
    }

    @Override
    public String mainClass() {
        return "io.lockspot.samples.closestorm.CloseStorm";
    }

    @Override
    public Load load(LoadOptions options) {
        int connections = options.inRounds(name()).connections().orElse(4000);
        int rounds = options.rounds().orElse(8);
        return Load.of(
                "connections",
                connections,
                "rounds",
                rounds,
                "--connections",
                Integer.toString(connections),
                "--rounds",
                Integer.toString(rounds),
                "--limit",
                Integer.toString(LIMIT_SECONDS));
    }

    @Override
    public Map<String, String> exactCounts() {
        return Map.of("close", "counts.close");
    }

    @Override
    public List<String> sampleNumbers() {
        return List.of("connections", "connectionsWanted", "counts.close", "tearDownTotal");
    }

    @Override
    public List<Measurement> measurements() {
        return List.of(
                CLOSE,
                Measurements.p99("close", "close()"),
                WAIT,
                Measurements.longestWait(KEYS),
                Measurements.releaseDelayMean(),
                Measurements.releaseDelayP99(),
                TEARDOWN);
    }

    @Override
    public Claim claim() {
        return new Claim(
                "Closing every connection on the thread of its own selector",
                KEYS.label(),
                WAIT,
                "close",
                "close()",
                CLOSE,
                TEARDOWN,
                "the whole teardown");
    }

    @Override
    public View view() {
        return View.USUAL;
    }

    @Override
    public List<Warning> remarks(SampleResult sample) {
        long connections = sample.number("connections");
        long wanted = sample.number("connectionsWanted");
        List<Warning> remarks = new ArrayList<>();
        if (connections != wanted) {
            String text = "only " + connections + " connections instead of " + wanted
                    + ": a process may not open more files here (ulimit -n)";
            remarks.add(new Warning("fewer-connections", text));
        }
        return remarks;
    }
}
