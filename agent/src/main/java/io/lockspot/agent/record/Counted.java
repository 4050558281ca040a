package io.lockspot.agent.record;

import io.lockspot.agent.probe.OperationCounts;

/**
 * How many operations were counted and timed, at a moment or since another. Times are nanoseconds.
 *
 * @param timed sampled ones included
 * @param sampled stand for those that were not timed as well
 */
record Counted(long timed, long sampled, long untimed, long time, long sampledTime) {

    static final Counted NOTHING = new Counted(0, 0, 0, 0, 0);

    static Counted of(OperationCounts counts) {
        return new Counted(
                counts.timed(), counts.sampled(), counts.untimed(), counts.totalTime(), counts.sampledTime());
    }

    Counted since(Counted before) {
        return new Counted(
                timed - before.timed,
                sampled - before.sampled,
                untimed - before.untimed,
                time - before.time,
                sampledTime - before.sampledTime);
    }

    long count() {
        return timed + untimed;
    }

    /** For how many operations the sampled ones stand, themselves included; none when there are none. */
    long stoodFor() {
        return sampled == 0 ? 0 : sampled + untimed;
    }

    /**
     * The time of all operations. Those that were not timed are taken to be like the sampled ones; where there are none, like
     * the others; where nothing was timed, like all before.
     */
    long estimatedTime(Counted before) {
        if (untimed == 0) {
            return time;
        }
        double mean = sampled > 0
                ? (double) sampledTime / sampled
                : timed > 0 ? (double) time / timed : before.timed > 0 ? (double) before.time / before.timed : 0;
        return time + Math.round(mean * untimed);
    }
}
