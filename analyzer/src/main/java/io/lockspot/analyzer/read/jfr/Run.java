package io.lockspot.analyzer.read.jfr;

import java.util.BitSet;

/** What is known of the run of one process: a mergeable summary of what its chunks say. */
final class Run {

    private static final int HEALTH_COUNTS = 11;

    private final BitSet summaries = new BitSet();
    private final long[] healthCounts = new long[HEALTH_COUNTS];
    private String mainClass = "";
    private boolean ofAgent;
    private boolean ended;
    private long health = Long.MIN_VALUE;
    private long reaches = Long.MIN_VALUE;

    void add(Run other) {
        summaries.or(other.summaries);
        mainClass = other.mainClass.isEmpty() ? mainClass : other.mainClass;
        ofAgent |= other.ofAgent;
        reaches(other.reaches);
        health(other.health, other.ended);
        for (int i = 0; i < HEALTH_COUNTS; i++) {
            healthCount(i, other.healthCounts[i]);
        }
    }

    /** The agent wrote something of this run. */
    void agent() {
        ofAgent = true;
    }

    boolean ofAgent() {
        return ofAgent;
    }

    void mainClass(String name) {
        mainClass = name;
    }

    String mainClass() {
        return mainClass;
    }

    /** @param last whether the agent said that nothing follows; the latest word counts */
    void health(long epochNanos, boolean last) {
        if (epochNanos > health || epochNanos == health && last) {
            health = epochNanos;
            ended = last;
        }
    }

    /** One of the agent's numbers about itself, which only ever grow. */
    void healthCount(int which, long count) {
        healthCounts[which] = Math.max(healthCounts[which], count);
    }

    long healthCount(int which) {
        return healthCounts[which];
    }

    /** Whether the agent said, at last, that nothing follows. */
    boolean ended() {
        return ended;
    }

    void summary(long sequence) {
        if (sequence >= 0 && sequence < Limits.SEQUENCE) {
            summaries.set((int) sequence);
        }
    }

    /** How many summaries are missing between the first and the last that are there. */
    int lostSummaries() {
        return summaries.isEmpty() ? 0 : summaries.length() - summaries.nextSetBit(0) - summaries.cardinality();
    }

    /** The recording holds something of this moment, in nanoseconds since 1970. */
    void reaches(long epochNanos) {
        reaches = Math.max(reaches, epochNanos);
    }

    /** The last moment of which the recording holds something; {@link Long#MIN_VALUE} when there is none. */
    long reach() {
        return reaches;
    }
}
