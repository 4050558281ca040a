package io.lockspot.agent.record;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Turns the probes down when they take more of the process' CPU time than they may: first only some operations are timed,
 * then none, then nothing is counted any more. It never turns them up again, so that a recording changes at most three
 * times and says when. Not safe for threads.
 */
final class CostBudget {

    /** What the probes do, from the most to the least. */
    enum Level {
        ALL,
        AUTO,
        SAMPLED,
        NONE,
        OFF;

        /** To save, nothing is left to the threads' own rates. */
        private Level less() {
            return this == ALL ? SAMPLED : values()[ordinal() + 1];
        }
    }

    /** Judged is the last minute, a beat each second. */
    static final int BEATS = 60;

    /**
     * So many beats the counting alone must be too dear before it ends, which loses what cannot be had back: in a JVM that
     * has just started, or waits for a processor itself, a probe takes many times as long as it will.
     */
    static final int LAST_STEP_BEATS = 20;

    /** An idle process spends a good part of next to nothing: less CPU time than this is not judged. */
    static final long LEAST_CPU = 2_000_000_000L;

    private record Moment(long operations, long cpu) {}

    private final double percent;
    private final Deque<Moment> minute = new ArrayDeque<>();
    private Level level;

    /** @param percent of the CPU time; no limit when it is not a number */
    CostBudget(double percent, Level level) {
        this.percent = percent;
        this.level = level;
    }

    Level level() {
        return level;
    }

    /**
     * A second has passed.
     *
     * @param operations counted so far
     * @param cpu nanoseconds of CPU time that the process has used so far; negative when unknown
     * @param cost of an operation on this level; what it costs at least is what counts
     * @return whether the level is another one now
     */
    boolean isPassed(long operations, long cpu, RatioEstimate cost) {
        if (cpu < 0 || Double.isNaN(percent) || level == Level.OFF) {
            return false;
        }
        minute.addLast(new Moment(operations, cpu));
        if (minute.size() > BEATS + 1) {
            minute.removeFirst();
        }
        if (level == Level.NONE && minute.size() <= LAST_STEP_BEATS) {
            return false;
        }
        long used = cpu - minute.getFirst().cpu;
        if (used < LEAST_CPU || !cost.isKnown()) {
            return false;
        }
        double probes = cost.low() * (operations - minute.getFirst().operations);
        if (100 * probes <= percent * used) {
            return false;
        }
        level = level.less();
        minute.clear();
        return true;
    }
}
