package io.lockspot.agent.record;

/**
 * How many operations a second a thread may do that are all timed, with {@code timing=auto}. Timing is to stay below a
 * quarter of the budget for all threads together: while it takes more the limit is halved, and as soon as everything
 * could be timed for that, it is back where it was. Not safe for threads.
 */
final class TimingRate {

    /** A thread that does more operations a second than this is busy with them, however much CPU time there is. */
    static final int MOST = 8_192;

    /** The clock is read for no more than this part of the CPU time, in percent, also where there is no budget. */
    private static final double MOST_PERCENT = 0.25;

    private static final double BUDGET_SHARE = 0.25;

    /** Known in ticks of ten milliseconds: of less there is nothing to judge. */
    private static final long LEAST_CPU = 200_000_000;

    private final double percent;
    private final double nanos;
    private int atMost = MOST;
    private long operationsBefore;
    private long timedBefore;
    private long cpuBefore;

    /**
     * @param budget in percent of the CPU time; none when it is not a number
     * @param nanos what timing one operation takes
     */
    TimingRate(double budget, double nanos) {
        this.percent = Double.isNaN(budget) ? MOST_PERCENT : Math.min(MOST_PERCENT, budget * BUDGET_SHARE);
        this.nanos = nanos;
    }

    int timedAtMost() {
        return atMost;
    }

    /**
     * A second has passed.
     *
     * @param operations counted so far
     * @param timed how many of them were timed
     * @param cpu nanoseconds that the process has used so far; negative when unknown
     */
    void beat(long operations, long timed, long cpu) {
        long used = cpu - cpuBefore;
        if (cpu < 0 || used < LEAST_CPU) {
            return;
        }
        double allowed = percent / 100 * used / nanos;
        if (operations - operationsBefore <= allowed) {
            atMost = MOST;
        } else if (timed - timedBefore > allowed) {
            atMost /= 2;
        }
        operationsBefore = operations;
        timedBefore = timed;
        cpuBefore = cpu;
    }
}
