package io.lockspot.samples.eventpoll;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/**
 * Waits that end with what they wait for, and looks that do not wait. To wait for half a minute is to wait in vain, and
 * an error: a race that hangs would say nothing.
 */
final class Wait {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Whether somebody waited in vain: nobody needs to wait again to know that. */
    private static volatile boolean hopeless;

    private Wait() {}

    /** So that the other thread gets to where it waits, sometimes. */
    static void aLittle() {
        for (int i = ThreadLocalRandom.current().nextInt(400); i > 0; i--) {
            Thread.onSpinWait();
        }
    }

    /** How many events came, at least one. */
    static int forEvents(EventPoll poll) {
        int events = await(() -> poll.await(10, LIMIT).size());
        return events == 0 ? inVain() : events;
    }

    /** How many events there are now, ten at most. */
    static int notAtAll(EventPoll poll) {
        return await(() -> poll.await(10, Duration.ZERO).size());
    }

    /** Returns when the list has an entry. */
    static void forEntry(ReadyList list) {
        if (!await(() -> list.await(System.nanoTime() + LIMIT.toNanos()))) {
            inVain();
        }
    }

    /** Returns when something that another thread does is done. */
    static void until(BooleanSupplier done) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                inVain();
            }
            Thread.yield();
        }
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

    private static int inVain() {
        hopeless = true;
        throw new IllegalStateException("waited in vain for " + LIMIT);
    }

    private static <T> T await(Callable<T> wait) {
        if (hopeless) {
            inVain();
        }
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
