package io.lockspot.agent.record;

import io.lockspot.agent.probe.AgentHealthEvent;
import io.lockspot.agent.probe.CostWindow;
import io.lockspot.agent.probe.Settings;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * What the probes cost, measured in short windows at random moments. In one of four windows operations are counted and
 * not timed: what that saves is the cost of timing. The recorder's thread opens and closes; another one may end the recording
 * meanwhile, and asks.
 */
final class OwnCost {

    /** How long a window is open; with one a second, four of a thousand probe calls are measured. */
    static final long LENGTH = TimeUnit.MILLISECONDS.toNanos(4);

    private static final int KINDS = 4;

    private final Random random = new Random();
    private final ProbeCost clock = ProbeCost.measure();
    private RatioEstimate asUsual = new RatioEstimate();
    private final RatioEstimate counting = new RatioEstimate();
    private long nanosBefore;
    private long operationsBefore;
    private boolean withoutTiming;
    private int timedAtMost;

    /** Of operations that were counted while the probes did more than now. */
    private double earlier;

    private double earlierLow;
    private double earlierHigh;
    private long earlierOperations;

    /** When the window shall open that belongs to the second up to this {@code nanoTime}. */
    long opening(long secondEnds) {
        return secondEnds - LENGTH - (long) (random.nextDouble() * TimeUnit.MILLISECONDS.toNanos(900));
    }

    synchronized void open() {
        nanosBefore = CostWindow.nanos();
        operationsBefore = CostWindow.operations();
        timedAtMost = Settings.timedAtMost;
        withoutTiming = timedAtMost == Settings.ALL && random.nextInt(KINDS) == 0;
        if (withoutTiming) {
            Settings.timedAtMost = Settings.NONE;
        }
        CostWindow.open();
    }

    synchronized void close() {
        CostWindow.close();
        if (withoutTiming) {
            Settings.timedAtMost = timedAtMost;
        }
        long nanos = CostWindow.nanos() - nanosBefore;
        long operations = CostWindow.operations() - operationsBefore;
        (withoutTiming ? counting : asUsual).add(nanos, operations);
        withoutTiming = false;
    }

    /** From now on a probe does less: what was measured so far no longer holds. */
    synchronized void changed(long operations) {
        earlier += time(operations);
        earlierLow += asUsual.low() * (operations - earlierOperations);
        earlierHigh += asUsual.high() * (operations - earlierOperations);
        earlierOperations = operations;
        asUsual = new RatioEstimate();
    }

    /** Nanoseconds that timing an operation takes, by the clock alone. */
    double clock() {
        return clock.of(1);
    }

    synchronized RatioEstimate perOperation() {
        return asUsual;
    }

    /** Nanoseconds in probes until now, when so many operations were counted. */
    synchronized long total(long operations) {
        return (long) (earlier + time(operations));
    }

    synchronized void describe(AgentHealthEvent health, long operations) {
        long now = operations - earlierOperations;
        health.timeInProbes = total(operations);
        health.costWindows = asUsual.windows();
        if (asUsual.isKnown()) {
            health.timeInProbesLow = (long) (earlierLow + asUsual.low() * now);
            health.timeInProbesHigh = (long) (earlierHigh + asUsual.high() * now);
            health.timePerOperation = asUsual.value();
            health.timePerOperationLow = asUsual.low();
            health.timePerOperationHigh = asUsual.high();
        }
        if (counting.isKnown()) {
            health.countingPerOperation = counting.value();
        }
    }

    private double time(long operations) {
        long now = operations - earlierOperations;
        return asUsual.isKnown() ? asUsual.value() * now : clock.of(now);
    }
}
