package io.lockspot.samples.eventpoll;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Actions that start at once, each on a thread of its own. */
final class Together {
    interface Action {
        void run() throws Exception;
    }

    private Together() {}

    /** Does the step again and again until it says that it is done, or the test is over. */
    static void until(BooleanSupplier step) throws InterruptedException {
        while (!step.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Thread.onSpinWait();
        }
    }

    /** Returns when all have ended; fails if one of them does. */
    static void run(List<Action> actions) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(actions.size());
        CyclicBarrier start = new CyclicBarrier(actions.size());
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (Action action : actions) {
                ends.add(threads.submit(() -> {
                    start.await();
                    action.run();
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
