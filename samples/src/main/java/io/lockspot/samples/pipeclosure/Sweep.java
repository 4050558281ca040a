package io.lockspot.samples.pipeclosure;

import java.io.PrintStream;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.ExecutionException;

/**
 * The cost per pipe as pipes grow. With more pipes, more threads exit, since pipes have processes at their ends: one
 * thread per 1,000 pipes, unless the user has given a number. A size that takes too long is cut off, and the cost is
 * that of the pipes that were torn down.
 */
final class Sweep {

    static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000, 900_000);

    private static final int PIPES_PER_THREAD = 1_000;
    private static final int FEWEST_THREADS = 4;

    private final ClosureOptions options;
    private final List<Integer> sizes;

    Sweep(ClosureOptions options, List<Integer> sizes) {
        this.options = options;
        this.sizes = sizes;
    }

    /** Prints a line for each size, then all results as one JSON object. */
    void run(PrintStream out) throws ExecutionException, InterruptedException {
        out.printf(
                "%9s %8s %10s %12s %14s %14s%n",
                "pipes", "threads", "torn down", "µs/pipe", "wake-ups/pipe", "waits/pipe");
        StringJoiner runs = new StringJoiner(",", "[", "]");
        for (int pipes : sizes) {
            ClosureResult result = new Closure(options.sized(pipes, threads(pipes))).run();
            out.println(line(result));
            runs.add("{" + result.fields() + "}");
        }
        out.println("{" + ClosureResult.SCHEMA + ",\"variant\":\""
                + options.variant().label() + "\",\"sweep\":" + runs + "}");
    }

    int threads(int pipes) {
        return options.threadsGiven() ? options.threads() : Math.max(FEWEST_THREADS, pipes / PIPES_PER_THREAD);
    }

    private static String line(ClosureResult result) {
        double tornDown = Math.max(1, result.tornDown());
        LockFigures locks = result.counts().allLocks();
        return String.format(
                "%9d %8d %10d %12.1f %14.2f %14.2f",
                result.options().pipes(),
                result.options().threads(),
                result.tornDown(),
                result.timePerPipe() / 1e3,
                locks.wakeUps() / tornDown,
                locks.waits() / tornDown);
    }
}
