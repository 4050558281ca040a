package io.lockspot.agent.weave;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Notices that the JVM comes to the application's first class, and that the burst of class loading which every start is has
 * passed. Safe for all threads.
 */
final class ProgramStart {

    /** Where the JVM does not ask about that class, or it is long in coming. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);

    /** So long without a class being loaded, and the burst is over: the program waits for its work, or is at it. */
    private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(100);

    /** There are programs that load classes all the time. */
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(2);

    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);

    private final ClassLoader application = ClassLoader.getSystemClassLoader();
    private final CountDownLatch begun = new CountDownLatch(1);

    /** Runs {@code main} when the agent came with the JVM: it calls the agent before. */
    private Thread main = Thread.currentThread();

    private volatile long last = System.nanoTime();

    /** A class is being loaded by this loader, null for the boot loader. */
    void loading(ClassLoader loader) {
        last = System.nanoTime();
        if (loader == application) {
            begun.countDown();
        }
    }

    /** Waits for it, half a second at most. */
    void await() throws InterruptedException {
        begun.await(PATIENCE, TimeUnit.NANOSECONDS);
    }

    /**
     * Waits until the program has loaded what it begins with, or its {@code main} has returned, two seconds at most. To be
     * called once.
     *
     * @param over whether nothing is to be waited for any more
     */
    void awaitQuiet(BooleanSupplier over) throws InterruptedException {
        long start = System.nanoTime();
        for (long now = start;
                now - last < QUIET && now - start < LONGEST && main.isAlive() && !over.getAsBoolean();
                now = System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(LOOK);
        }
        main = null;
    }
}
