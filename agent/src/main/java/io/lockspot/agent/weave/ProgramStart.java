package io.lockspot.agent.weave;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Notices that the JVM comes to the application's first class. Safe for all threads. */
final class ProgramStart {

    /** Where the JVM does not ask about that class, or it is long in coming. */
    private static final long PATIENCE = 500;

    private final ClassLoader application = ClassLoader.getSystemClassLoader();
    private final CountDownLatch begun = new CountDownLatch(1);

    /** A class is being loaded by this loader, null for the boot loader. */
    void loading(ClassLoader loader) {
        if (loader == application) {
            begun.countDown();
        }
    }

    /** Waits for it, half a second at most. */
    void await() throws InterruptedException {
        begun.await(PATIENCE, TimeUnit.MILLISECONDS);
    }
}
