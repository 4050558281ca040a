package io.lockspot.samples.pipeclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Opens all pipes, lets all threads exit at once, and counts and times what they do. */
final class Closure {

    private final ClosureOptions options;
    private final Kernel kernel;

    Closure(ClosureOptions options) {
        this.options = options;
        this.kernel = new Kernel(options.variant(), options.pipes() * Kernel.PAGES_PER_PIPE, options.cpus());
    }

    /** @throws ExecutionException when a tear-down has failed */
    ClosureResult run() throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        List<Pipe> pipes = kernel.open(options.pipes());
        KernelCounts opened = kernel.counts();
        ExecutorService threads = Executors.newFixedThreadPool(options.threads(), new ExitingThreads());
        try {
            CountDownLatch killed = new CountDownLatch(1);
            List<Future<Integer>> exits = start(threads, pipes, killed);
            long kill = System.nanoTime();
            killed.countDown();
            int tornDown = 0;
            for (Future<Integer> exit : exits) {
                tornDown += exit.get();
            }
            long end = System.nanoTime();
            KernelCounts counts = kernel.counts().minus(opened);
            return new ClosureResult(options, tornDown, kernel.state(), counts, end - kill, end - start);
        } finally {
            threads.shutdown();
        }
    }

    /** Returns when all threads are there and wait to be killed. */
    private List<Future<Integer>> start(ExecutorService threads, List<Pipe> pipes, CountDownLatch killed)
            throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(options.threads());
        List<Future<Integer>> exits = new ArrayList<>();
        for (int i = 0; i < options.threads(); i++) {
            int thread = i;
            exits.add(threads.submit(() -> {
                ready.countDown();
                killed.await();
                return exit(pipes, thread);
            }));
        }
        ready.await();
        return exits;
    }

    /**
     * Tears down a thread's share: every n-th pipe, where n is the number of threads.
     *
     * @return how many there was time for
     */
    private int exit(List<Pipe> pipes, int thread) {
        long start = System.nanoTime();
        long limit = TimeUnit.SECONDS.toNanos(options.limitSeconds());
        int cpu = thread % options.cpus();
        int tornDown = 0;
        for (int i = thread; i < pipes.size() && System.nanoTime() - start < limit; i += options.threads()) {
            kernel.tearDown(pipes.get(i), cpu);
            tornDown++;
        }
        return tornDown;
    }
}
