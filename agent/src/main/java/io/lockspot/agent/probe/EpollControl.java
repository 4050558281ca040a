package io.lockspot.agent.probe;

/** Counts what reaches {@code epoll_ctl} for one implementation. Any number of threads write. */
final class EpollControl implements EpollControlCounts {

    private static final int ADDS = 0;
    private static final int MODIFIES = 1;
    private static final int DELETES = 2;
    private static final int NOT_FOUND = 3;
    private static final int REDUNDANT = 4;

    private final String implementation;
    private final Stripes counters = new Stripes(5, true);

    EpollControl(String implementation) {
        this.implementation = implementation;
    }

    void added(int stripe) {
        counters.add(stripe, ADDS, 1);
    }

    void modified(int stripe) {
        counters.add(stripe, MODIFIES, 1);
    }

    void deleted(int stripe) {
        counters.add(stripe, DELETES, 1);
    }

    void notFound(int stripe) {
        counters.add(stripe, NOT_FOUND, 1);
    }

    void redundant(int stripe) {
        counters.add(stripe, REDUNDANT, 1);
    }

    @Override
    public String implementation() {
        return implementation;
    }

    @Override
    public long adds() {
        return counters.sum(ADDS);
    }

    @Override
    public long modifies() {
        return counters.sum(MODIFIES);
    }

    @Override
    public long deletes() {
        return counters.sum(DELETES);
    }

    @Override
    public long notFound() {
        return counters.sum(NOT_FOUND);
    }

    @Override
    public long redundant() {
        return counters.sum(REDUNDANT);
    }
}
