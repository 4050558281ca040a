package io.lockspot.samples.pipeclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Threads that do the same at the same time. What fails in one of them fails in {@link #join}. */
final class Crowd implements AutoCloseable {

    private final ExecutorService threads;
    private final List<Future<?>> work = new ArrayList<>();

    private Crowd(int size) {
        threads = Executors.newFixedThreadPool(size, new ExitingThreads());
    }

    /** Starts that many threads; each is told its number, from 0 on. */
    static Crowd of(int size, IntConsumer work) {
        Crowd crowd = new Crowd(size);
        CountDownLatch ready = new CountDownLatch(size);
        for (int i = 0; i < size; i++) {
            int number = i;
            crowd.work.add(crowd.threads.submit(() -> {
                ready.countDown();
                ready.await();
                work.accept(number);
                return null;
            }));
        }
        return crowd;
    }

    /** Waits for what other threads will bring about; the test's time-out is the limit. */
    static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.yield();
        }
    }

    void join() throws InterruptedException, ExecutionException {
        for (Future<?> each : work) {
            each.get();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
