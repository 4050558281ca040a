package io.lockspot.agent.child;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs many short children, two at a time: time is scarce, and a small machine has two processors. */
public final class TwoAtATime {

    /** A child of many: it has a number, and a JDK of those that there are, in turn. */
    public interface Task {
        void run(int number, Jdk jdk) throws Exception;
    }

    private TwoAtATime() {}

    /** Runs the task so many times in all, and throws what the first of them threw. */
    public static void run(int times, Task task) throws Exception {
        List<Jdk> jdks = Jdk.all();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            int number = i;
            tasks.add(() -> {
                task.run(number, jdks.get(number % jdks.size()));
                return null;
            });
        }
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (Future<Void> done : two.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Error error ? error : new AssertionError(e.getCause());
        } finally {
            two.shutdown();
        }
    }
}
