package io.lockspot.analyzer.read.jfr;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads chunks on several threads, and hands on what came of them in the order in which they were given, on the caller's
 * thread: so it is the same however many threads there are. Runs ahead a few chunks only. To be used by one thread.
 */
final class ChunkPipeline implements AutoCloseable {

    /** Reads a chunk. */
    @FunctionalInterface
    interface Work {
        ChunkReader.Outcome read(ChunkReader reader);
    }

    private record Step(
            CompletableFuture<ChunkReader.Outcome> outcome, Consumer<ChunkReader.Outcome> then, long bytes) {
        void finish() {
            try {
                then.accept(outcome.join());
            } catch (CompletionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e.getCause() instanceof RuntimeException unchecked ? unchecked : e;
            }
        }
    }

    private final Deque<Step> ahead = new ArrayDeque<>();
    private final int most;
    private final BlockingQueue<ChunkReader> readers;
    private final ExecutorService threads;
    private long bytesAhead;

    /** @param jobs how many threads; with one the caller does it all */
    ChunkPipeline(int jobs, Supplier<ChunkReader> readers) {
        this.most = jobs * 2;
        this.readers = new ArrayBlockingQueue<>(jobs);
        for (int i = 0; i < jobs; i++) {
            this.readers.add(readers.get());
        }
        this.threads = jobs == 1
                ? null
                : Executors.newFixedThreadPool(jobs, work -> {
                    Thread thread = new Thread(work, "lockspot-read");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Reads a chunk, now or soon.
     *
     * @param bytes its length
     * @param then gets the outcome when all before have theirs
     */
    void submit(long bytes, Work work, Consumer<ChunkReader.Outcome> then) {
        while (ahead.size() >= most || !ahead.isEmpty() && bytesAhead + bytes > Limits.BYTES_AHEAD) {
            finishFirst();
        }
        bytesAhead += bytes;
        ahead.add(new Step(start(work), then, bytes));
        if (threads == null) {
            drain();
        }
    }

    /** Does something when all before was done. */
    void then(Runnable action) {
        ahead.add(new Step(CompletableFuture.completedFuture(null), nothing -> action.run(), 0));
        if (threads == null || ahead.size() > most) {
            finishFirst();
        }
    }

    /** Waits until everything was handed on. */
    void drain() {
        while (!ahead.isEmpty()) {
            finishFirst();
        }
    }

    private void finishFirst() {
        Step first = ahead.remove();
        bytesAhead -= first.bytes;
        first.finish();
    }

    private CompletableFuture<ChunkReader.Outcome> start(Work work) {
        if (threads == null) {
            return CompletableFuture.completedFuture(work.read(readers.peek()));
        }
        return CompletableFuture.supplyAsync(
                () -> {
                    // There are as many readers as threads, so one is always free.
                    ChunkReader reader = readers.remove();
                    try {
                        return work.read(reader);
                    } finally {
                        readers.add(reader);
                    }
                },
                threads);
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
