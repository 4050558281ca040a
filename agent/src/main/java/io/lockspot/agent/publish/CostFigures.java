package io.lockspot.agent.publish;

/**
 * What the probes cost so far and how much they do, as the last {@code lockspot.AgentHealth} has it. Times are nanoseconds,
 * estimated from a sample, with the ends of the interval that holds them in 95 of 100 cases; 0 where not known.
 *
 * @param cpuTime of the process, since the recording began
 * @param budget percentage of the CPU time that the probes may take; 0 for no limit
 * @param timing which operations are timed: {@code all}, {@code sampled}, {@code none}; {@code off} when nothing is counted
 * @param timedEvery one operation of so many is timed; 0 for none
 * @param turnedDown whether the budget has made the probes do less than was asked for
 */
public record CostFigures(
        long timeInProbes,
        long timeInProbesLow,
        long timeInProbesHigh,
        double timePerOperation,
        long cpuTime,
        double budget,
        String timing,
        int timedEvery,
        boolean turnedDown) {

    /** As long as nothing is known. */
    public static final CostFigures NONE = new CostFigures(0, 0, 0, 0, 0, 0, "", 0, false);
}
