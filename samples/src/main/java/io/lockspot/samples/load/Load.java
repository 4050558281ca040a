package io.lockspot.samples.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the connections of a plan: a thread for each that may be open at the same time. */
final class Load {

    /** A connection that is still open when time is up gets so much longer, at least. */
    private static final long GRACE = TimeUnit.SECONDS.toNanos(2);

    private final LoadPlan plan;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final long start = System.nanoTime();
    private volatile boolean stopped;

    Load(LoadPlan plan) {
        this.plan = plan;
    }

    LoadResult run() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        List<Tally> tallies = new ArrayList<>();
        for (int i = 0; i < Math.min(plan.concurrency(), plan.connections()); i++) {
            Tally tally = new Tally();
            tallies.add(tally);
            threads.add(new Thread(() -> work(tally), "client-" + (i + 1)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        Tally all = new Tally();
        tallies.forEach(all::add);
        return new LoadResult(plan, all, System.nanoTime() - start);
    }

    /** Starts no more connections; those that are open come to their end. */
    void stop() {
        stopped = true;
    }

    /** How many connections were started so far; any thread may ask. */
    long begun() {
        return Math.min(next.get(), plan.connections());
    }

    /** How many connections have failed so far; any thread may ask. */
    long failures() {
        return failures.get();
    }

    private void work(Tally tally) {
        for (long index = next.getAndIncrement(); index < plan.connections(); index = next.getAndIncrement()) {
            long due = start + plan.due(index);
            if (!waitUntil(due)) {
                return;
            }
            // With a rate, a connection is as old as it should have been, though it waited here for its turn.
            long born = Double.isInfinite(plan.rate()) ? System.nanoTime() : due;
            one(plan.mix().manner(index), born, tally);
        }
    }

    private void one(Manner manner, long born, Tally tally) {
        try {
            live(manner, tally);
            tally.ended(manner.ending(), System.nanoTime() - born);
        } catch (IOException e) {
            tally.failed(Failure.of(e), e.getMessage());
            failures.incrementAndGet();
        }
    }

    private void live(Manner manner, Tally tally) throws IOException {
        int timeout = (int) TimeUnit.NANOSECONDS.toMillis(Math.max(left(), 0) + GRACE);
        try (Connection connection = new Connection(timeout)) {
            tally.connected(connection.connect(plan.server()));
            for (int i = manner.requests(); i > 0; i--) {
                connection.request(i == 1 && manner.ending() == Ending.BY_SERVER);
                tally.answered();
            }
            connection.end(manner.ending());
        }
    }

    private long left() {
        return start + plan.limit().toNanos() - System.nanoTime();
    }

    /** @return false when time is up, then or now, or when it was stopped */
    private boolean waitUntil(long due) {
        long end = start + plan.limit().toNanos();
        if (due - end >= 0) {
            return false;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        } catch (InterruptedException e) {
            return false;
        }
        return left() > 0 && !stopped;
    }
}
