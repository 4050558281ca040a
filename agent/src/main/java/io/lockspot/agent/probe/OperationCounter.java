package io.lockspot.agent.probe;

/** Counts and times one operation of one implementation, exactly. Any number of threads write; updates cost two adds. */
final class OperationCounter implements OperationCounts {

    private static final int ERRORS = 0;
    private static final int STILL_REGISTERED = 1;
    private static final int TOTAL = 2;
    private static final int HIGHEST = 3;
    private static final int LOCK_WAIT = 4;
    private static final int BUCKETS = 8;

    private final String operation;
    private final String implementation;
    private final Stripes times = new Stripes(BUCKETS + Buckets.COUNT);
    private final Stripes delays = new Stripes(BUCKETS + Buckets.COUNT);

    OperationCounter(String operation, String implementation) {
        this.operation = operation;
        this.implementation = implementation;
    }

    /** One operation that took this long, of it so long waiting for locks. */
    void done(int stripe, long nanos, boolean failed, long lockWait) {
        times.add(stripe, BUCKETS + Buckets.indexOf(nanos), 1);
        times.add(stripe, TOTAL, nanos);
        times.raise(stripe, HIGHEST, nanos);
        if (failed) {
            times.add(stripe, ERRORS, 1);
        }
        if (lockWait != 0) {
            times.add(stripe, LOCK_WAIT, lockWait);
        }
    }

    void stillRegistered(int stripe) {
        times.add(stripe, STILL_REGISTERED, 1);
    }

    void delayed(int stripe, long nanos) {
        delays.add(stripe, BUCKETS + Buckets.indexOf(nanos), 1);
        delays.add(stripe, TOTAL, nanos);
        delays.raise(stripe, HIGHEST, nanos);
    }

    @Override
    public String operation() {
        return operation;
    }

    @Override
    public String implementation() {
        return implementation;
    }

    /** The sum of the histogram: what is counted once need not be added twice. */
    @Override
    public long count() {
        return times.sum(BUCKETS, Buckets.COUNT);
    }

    @Override
    public long errors() {
        return times.sum(ERRORS);
    }

    @Override
    public long stillRegistered() {
        return times.sum(STILL_REGISTERED);
    }

    @Override
    public long totalTime() {
        return times.sum(TOTAL);
    }

    @Override
    public long takeMaxTime() {
        return times.takeHighest(HIGHEST);
    }

    @Override
    public long lockWaitTime() {
        return times.sum(LOCK_WAIT);
    }

    @Override
    public void addTimesTo(long[] buckets) {
        times.addTo(buckets, BUCKETS);
    }

    @Override
    public long totalDelay() {
        return delays.sum(TOTAL);
    }

    @Override
    public long takeMaxDelay() {
        return delays.takeHighest(HIGHEST);
    }

    @Override
    public void addDelaysTo(long[] buckets) {
        delays.addTo(buckets, BUCKETS);
    }
}
