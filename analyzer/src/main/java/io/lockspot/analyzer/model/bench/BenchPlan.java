package io.lockspot.analyzer.model.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param before the command, a line for the shell
 * @param after the other one
 * @param runs of each side
 * @param warmup from readiness to the window
 * @param duration of the window; empty when it ends with the load, or with the program
 * @param whole whether a run is recorded from the program's start to its own end
 * @param load a line for the shell that runs beside the program; empty for none
 * @param ready what is waited for, in words; empty for nothing but the agent
 * @param agentOptions what the agent was given beside the file
 * @param fromStart whether the agent is in the program from its start, or attached when it is ready
 */
public record BenchPlan(
        String before,
        String after,
        int runs,
        Duration warmup,
        Optional<Duration> duration,
        boolean whole,
        String load,
        List<String> ready,
        String agentOptions,
        boolean fromStart) {

    public BenchPlan {
        ready = List.copyOf(ready);
    }

    public String command(Side side) {
        return side == Side.BEFORE ? before : after;
    }
}
