package io.lockspot.analyzer.model.bench;

/**
 * Who used the CPUs during a window; shares of the time of all CPUs of the machine, 0 to 100.
 *
 * @param own the program, its load and the bench itself
 * @param others everything else on this machine
 * @param stolen what the host of a virtual machine gave to others
 */
public record CpuUse(double own, double others, double stolen) {

    /** What is beyond that many percent, of others and stolen together, disturbs. */
    public static final double QUIET = 5;

    /** Whether so much was going on beside the program that times of this window say little. */
    public boolean isDisturbed() {
        return others + stolen > QUIET;
    }
}
