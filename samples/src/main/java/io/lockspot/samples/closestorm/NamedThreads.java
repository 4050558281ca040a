package io.lockspot.samples.closestorm;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that a report can call by name: {@code closer-1}, {@code closer-2}, … They do not keep the JVM alive. */
final class NamedThreads implements ThreadFactory {

    private final AtomicInteger made = new AtomicInteger();
    private final String name;

    NamedThreads(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name + "-" + made.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
