package io.lockspot.agent.probe;

/** Counts and times one operation of one implementation, exactly. Any number of threads write; an update is one add. */
final class OperationCounter implements OperationCounts {

    private static final int UNTIMED = 0;
    private static final int ERRORS = 1;
    private static final int STILL_REGISTERED = 2;
    private static final int LOCK_WAIT = 3;

    private final String operation;
    private final String implementation;
    private final Stripes sums = new Stripes(4, true);
    private final Times times = new Times();

    /** Each stands for others that were not timed. */
    private final Times sampled = new Times();

    private final Times delays = new Times();

    OperationCounter(String operation, String implementation) {
        this.operation = operation;
        this.implementation = implementation;
    }

    /** One operation that took this long. */
    void timed(int stripe, long nanos) {
        times.add(stripe, nanos);
    }

    /** One that took this long, by a thread that times only some of its operations. */
    void sampled(int stripe, long nanos) {
        sampled.add(stripe, nanos);
    }

    /** One operation that was only counted. */
    void untimed(int stripe) {
        sums.add(stripe, UNTIMED, 1);
    }

    void failed(int stripe) {
        sums.add(stripe, ERRORS, 1);
    }

    void waited(int stripe, long nanos) {
        sums.add(stripe, LOCK_WAIT, nanos);
    }

    void stillRegistered(int stripe) {
        sums.add(stripe, STILL_REGISTERED, 1);
    }

    /** @param weight how many delays it stands for */
    void delayed(int stripe, long nanos, int weight) {
        delays.add(stripe, nanos, weight);
    }

    @Override
    public String operation() {
        return operation;
    }

    @Override
    public String implementation() {
        return implementation;
    }

    /** What is timed need not be counted as well. */
    @Override
    public long count() {
        return sums.sum(UNTIMED) + times.count() + sampled.count();
    }

    @Override
    public long timed() {
        return times.count() + sampled.count();
    }

    @Override
    public long sampled() {
        return sampled.count();
    }

    @Override
    public long untimed() {
        return sums.sum(UNTIMED);
    }

    @Override
    public long errors() {
        return sums.sum(ERRORS);
    }

    @Override
    public long stillRegistered() {
        return sums.sum(STILL_REGISTERED);
    }

    @Override
    public long totalTime() {
        return times.total() + sampled.total();
    }

    @Override
    public long sampledTime() {
        return sampled.total();
    }

    @Override
    public long takeMaxTime() {
        return Math.max(times.takeHighest(), sampled.takeHighest());
    }

    @Override
    public long lockWaitTime() {
        return sums.sum(LOCK_WAIT);
    }

    @Override
    public void addTimesTo(long[] buckets) {
        times.addTo(buckets);
    }

    @Override
    public void addSampledTimesTo(long[] buckets) {
        sampled.addTo(buckets);
    }

    @Override
    public long totalDelay() {
        return delays.total();
    }

    @Override
    public long takeMaxDelay() {
        return delays.takeHighest();
    }

    @Override
    public void addDelaysTo(long[] buckets) {
        delays.addTo(buckets);
    }
}
