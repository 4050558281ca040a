package io.lockspot.agent.record;

/** What one probe costs here, measured once. */
final class ProbeCost {

    private static final int ROUNDS = 2_000;

    /** Four fifths of a probe are its two readings of the clock. */
    private static final double CLOCK_SHARE = 0.8;

    private final double nanos;

    private ProbeCost(double nanos) {
        this.nanos = nanos;
    }

    static ProbeCost measure() {
        long start = System.nanoTime();
        long last = start;
        for (int i = 0; i < 2 * ROUNDS; i++) {
            last = System.nanoTime();
        }
        return new ProbeCost((last - start) / (double) ROUNDS / CLOCK_SHARE);
    }

    long of(long operations) {
        return (long) (operations * nanos);
    }
}
