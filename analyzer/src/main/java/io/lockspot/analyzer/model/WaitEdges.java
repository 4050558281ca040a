package io.lockspot.analyzer.model;

import java.util.HashMap;
import java.util.Map;

/**
 * Who waited for whom for one lock: a mergeable summary as long as it has room, which any program leaves. Threads are
 * kept by their names, and put together into groups only when somebody asks: there are many waits.
 */
public final class WaitEdges {

    private static final int MOST = 20_000;

    /** Its hash is spelled out as that of {@link Lock}. */
    private record Pair(String waiter, String owner, boolean inferred) {
        @Override
        public int hashCode() {
            return (waiter.hashCode() * 31 + owner.hashCode()) * 31 + Boolean.hashCode(inferred);
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Pair that
                    && inferred == that.inferred
                    && waiter.equals(that.waiter)
                    && owner.equals(that.owner);
        }
    }

    private static final Pair OTHER = new Pair("[other]", "[other]", false);

    /** How often, and for how many nanoseconds, one waited for the other. */
    public record Sum(long waits, long waitTime) {
        private Sum plus(Sum other) {
            return new Sum(waits + other.waits, waitTime + other.waitTime);
        }
    }

    private static final class Counter {
        private long waits;
        private long waitTime;
    }

    private final Map<Pair, Counter> pairs = new HashMap<>();

    void add(LockWait wait) {
        boolean inferred = wait.owner().isEmpty() && !wait.trace().lastTaker().isEmpty();
        String owner = inferred ? wait.trace().lastTaker() : wait.owner();
        add(new Pair(wait.thread(), owner, inferred), 1, wait.nanos());
    }

    void add(WaitEdges other) {
        other.pairs.forEach((pair, counter) -> add(pair, counter.waits, counter.waitTime));
    }

    private void add(Pair pair, long waits, long waitTime) {
        Counter counter = pairs.get(pair);
        if (counter == null) {
            counter = pairs.computeIfAbsent(pairs.size() < MOST ? pair : OTHER, p -> new Counter());
        }
        counter.waits += waits;
        counter.waitTime += waitTime;
    }

    /** The sums by groups of threads. */
    Map<WaitEdge, Sum> byGroup() {
        Map<WaitEdge, Sum> groups = new HashMap<>();
        pairs.forEach((pair, counter) -> groups.merge(
                new WaitEdge(ThreadGroups.of(pair.waiter), ThreadGroups.of(pair.owner), pair.inferred),
                new Sum(counter.waits, counter.waitTime),
                Sum::plus));
        return groups;
    }
}
