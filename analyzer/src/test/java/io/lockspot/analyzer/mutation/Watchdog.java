package io.lockspot.analyzer.mutation;

import java.nio.file.Path;
import java.util.Map;

/**
 * Ends the JVM, with the stacks of all threads, when a mutant takes for ever. Far longer than any may take on the busiest
 * machine: whether one takes too long is told by its CPU time.
 */
final class Watchdog {

    static final int EXIT_CODE = 86;
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private volatile Path at;
    private volatile long since;

    void start() {
        Thread thread = new Thread(this::watch, "watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    void next(Path file) {
        since = System.nanoTime();
        at = file;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(500);
                if (at != null && System.nanoTime() - since > PATIENCE_NANOS) {
                    System.out.println("still reading " + at + " after 120 s");
                    for (Map.Entry<Thread, StackTraceElement[]> stack :
                            Thread.getAllStackTraces().entrySet()) {
                        System.out.println(stack.getKey());
                        for (StackTraceElement element : stack.getValue()) {
                            System.out.println("    " + element);
                        }
                    }
                    Runtime.getRuntime().halt(EXIT_CODE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
