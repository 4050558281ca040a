package io.lockspot.analyzer.read.perf;

import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Does pieces of work on several threads and hands the results out in the order in which the pieces came, on the thread
 * that brought them. Only so many pieces are under way at a time, so memory stays bounded.
 */
final class OrderedWork<I, O> implements Closeable {

    private final Function<I, O> work;
    private final Consumer<O> results;
    private final int atOnce;
    private final ExecutorService threads;
    private final Deque<Future<O>> underWay = new ArrayDeque<>();

    /**
     * @param jobs how many threads; with one, the caller's does it
     * @param work must be safe for use by several threads
     * @param results is called by one
     */
    OrderedWork(int jobs, Function<I, O> work, Consumer<O> results) {
        this.work = work;
        this.results = results;
        this.atOnce = jobs + 1;
        AtomicInteger number = new AtomicInteger();
        this.threads = jobs < 2
                ? null
                : Executors.newFixedThreadPool(jobs, task -> {
                    Thread thread = new Thread(task, "lockspot-perf-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    void add(I piece) {
        if (threads == null) {
            results.accept(work.apply(piece));
            return;
        }
        underWay.add(threads.submit(() -> work.apply(piece)));
        while (underWay.size() > atOnce
                || !underWay.isEmpty() && underWay.peek().isDone()) {
            results.accept(result(underWay.remove()));
        }
    }

    /** Waits for the remaining results. */
    void finish() {
        while (!underWay.isEmpty()) {
            results.accept(result(underWay.remove()));
        }
    }

    private static <O> O result(Future<O> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    /** Stops what is under way. */
    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
