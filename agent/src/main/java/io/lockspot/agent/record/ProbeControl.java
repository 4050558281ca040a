package io.lockspot.agent.record;

import io.lockspot.agent.options.Options;
import io.lockspot.agent.options.Timing;
import io.lockspot.agent.probe.AgentHealthEvent;
import io.lockspot.agent.probe.Settings;
import io.lockspot.agent.record.CostBudget.Level;
import java.util.Locale;
import java.util.function.Consumer;

/** Keeps the probes within their budget, and says what they cost and what they do. Only the recorder's thread uses it. */
public final class ProbeControl {

    private final OwnCost cost = new OwnCost();
    private final ProcessCpu cpu = ProcessCpu.ofThisProcess();
    private final long cpuBefore = cpu.nanos();
    private final Consumer<String> log;
    private final Timing timing;
    private final double percent;
    private final CostBudget budget;
    private final TimingRate rate;
    private boolean turnedDown;

    ProbeControl(Options options, Consumer<String> log) {
        this.log = log;
        timing = options.timing();
        percent = options.budget().orElse(Double.NaN);
        budget = new CostBudget(percent, Level.valueOf(timing.how().name()));
        rate = new TimingRate(percent, cost.clock());
    }

    /** Has the probes time what the options say; before the first of them counts. */
    public static void prepare(Timing timing) {
        Settings.timedEvery = timing.every();
        Settings.timedAtMost = switch (timing.how()) {
            case ALL -> Settings.ALL;
            case AUTO -> TimingRate.MOST;
            case SAMPLED -> 0;
            case NONE -> Settings.NONE;
        };
    }

    OwnCost cost() {
        return cost;
    }

    /** A second has passed; so many operations were counted so far, and so many of them timed. */
    void beat(long operations, long timed, AgentHealthEvent health) {
        Settings.second++;
        long used = cpuBefore < 0 ? -1 : cpu.nanos() - cpuBefore;
        if (budget.level() == Level.AUTO) {
            rate.beat(operations, timed, used);
            Settings.timedAtMost = rate.timedAtMost();
        }
        if (Settings.active && budget.isPassed(operations, used, cost.perOperation())) {
            String costs = describe();
            cost.changed(operations);
            apply();
            turnedDown = true;
            log.accept(costs);
        }
        cost.describe(health, operations);
        health.cpuTime = Math.max(0, used);
        health.budget = Double.isNaN(percent) ? 0 : percent;
        health.timing = budget.level().name().toLowerCase(Locale.ROOT);
        health.timedEvery = timedEvery();
        health.timedAtMost = Math.max(0, timedAtMost());
        health.turnedDown = turnedDown;
    }

    private int timedEvery() {
        return switch (budget.level()) {
            case ALL -> 1;
            case AUTO, SAMPLED -> timing.every();
            case NONE, OFF -> 0;
        };
    }

    private int timedAtMost() {
        return switch (budget.level()) {
            case ALL -> Settings.ALL;
            case AUTO -> rate.timedAtMost();
            case SAMPLED -> 0;
            case NONE, OFF -> Settings.NONE;
        };
    }

    private void apply() {
        Settings.timedEvery = timing.every();
        Settings.timedAtMost = timedAtMost();
        Settings.overBudget = budget.level() == Level.OFF;
        Settings.active = !Settings.overBudget;
    }

    private String describe() {
        return String.format(
                Locale.ROOT,
                "the probes cost %.0f ns an operation and more than budget=%s%% of the CPU time: %s from now on",
                cost.perOperation().value(),
                Double.toString(percent).replaceFirst("\\.0$", ""),
                switch (budget.level()) {
                    case ALL, AUTO -> "all is timed";
                    case SAMPLED -> "one operation of " + timing.every() + " is timed, all are counted";
                    case NONE -> "operations are counted and not timed";
                    case OFF -> "nothing is counted";
                });
    }
}
