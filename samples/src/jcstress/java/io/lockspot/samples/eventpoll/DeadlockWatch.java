package io.lockspot.samples.eventpoll;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/**
 * Ends the JVM of a race when two of its threads wait for each other's locks, and prints their stacks. The harness alone
 * would wait, before its first iteration for ever.
 */
final class DeadlockWatch {
    private static final int PAUSE_MILLIS = 500;

    private DeadlockWatch() {}

    static void start() {
        Thread watch = new Thread(DeadlockWatch::run, "deadlock watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void run() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] deadlocked = threads.findDeadlockedThreads();
        while (deadlocked == null) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            deadlocked = threads.findDeadlockedThreads();
        }
        System.err.println("deadlock:");
        for (ThreadInfo thread : threads.getThreadInfo(deadlocked, true, true)) {
            System.err.print(thread);
        }
        System.err.flush();
        Runtime.getRuntime().halt(1);
    }
}
