package io.lockspot.samples.eventpoll;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What is to be done when no reader can be looking any more. Safe for many threads; nobody waits but who asks to.
 *
 * <p>Callbacks run once each, in the order of {@link #call}, on a daemon thread that comes when there is something to do
 * and goes when there is not. All that came during one grace period share the next.
 */
final class RcuCallbacks {
    private final Rcu rcu;
    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), RcuCallbacks::daemon);

    RcuCallbacks(Rcu rcu) {
        this.rcu = rcu;
        thread.allowCoreThreadTimeOut(true);
    }

    /** Has something done after every section that is open now has ended. May be called inside a section. */
    void call(Runnable callback) {
        waiting.add(callback);
        if (scheduled.compareAndSet(false, true)) {
            thread.execute(this::runBatch);
        }
    }

    /**
     * Waits until every callback that was given so far has run. Must not be called inside a section, nor by a callback.
     *
     * @throws ExecutionException if a callback failed since the last time; the others ran nevertheless
     */
    void barrier() throws InterruptedException, ExecutionException {
        CountDownLatch reached = new CountDownLatch(1);
        call(reached::countDown);
        reached.await();
        Throwable first = failure.getAndSet(null);
        if (first != null) {
            throw new ExecutionException("a callback failed", first);
        }
    }

    private void runBatch() {
        // Before the queue is emptied: what is added from now on schedules a batch of its own.
        scheduled.set(false);
        List<Runnable> batch = new ArrayList<>();
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
        }
        rcu.synchronize();
        batch.forEach(this::run);
    }

    private void run(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "rcu-callbacks");
        thread.setDaemon(true);
        return thread;
    }
}
