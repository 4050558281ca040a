package io.lockspot.samples.eventpoll;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** Waits that end with what they wait for, and looks that do not wait. */
final class Wait {
    private static final Duration LONG = Duration.ofHours(1);

    private Wait() {}

    /** How many events came, ten at most. */
    static int forEvents(EventPoll poll) {
        return await(() -> poll.await(10, LONG).size());
    }

    /** How many events there are now, ten at most. */
    static int notAtAll(EventPoll poll) {
        return await(() -> poll.await(10, Duration.ZERO).size());
    }

    /** True when the list has an entry, false if none came. */
    static boolean forEntry(ReadyList list) {
        return await(() -> list.await(System.nanoTime() + LONG.toNanos()));
    }

    /** Whether the list has an entry now. */
    static boolean notAtAll(ReadyList list) {
        return await(() -> list.await(System.nanoTime()));
    }

    /** Waits for what is deferred to the end of a grace period. */
    static void forGracePeriod(Barrier barrier) {
        await(() -> {
            barrier.await();
            return null;
        });
    }

    private static <T> T await(Callable<T> wait) {
        try {
            return wait.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns when everything that was deferred so far is done. */
    interface Barrier {
        void await() throws InterruptedException, ExecutionException;
    }
}
