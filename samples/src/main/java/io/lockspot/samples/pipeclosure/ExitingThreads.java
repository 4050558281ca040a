package io.lockspot.samples.pipeclosure;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that stand for processes that were killed: {@code exiting-1}, {@code exiting-2}, … There may be many. */
final class ExitingThreads implements ThreadFactory {

    private static final long STACK_BYTES = 256 * 1024;

    private final AtomicInteger made = new AtomicInteger();

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(null, work, "exiting-" + made.incrementAndGet(), STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }
}
