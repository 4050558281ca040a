package io.lockspot.samples.eventpoll;

import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

/** The threads of a test, which may fail, and do not outlive the program if they hang. */
final class Actors {
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Thread start(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((of, e) -> failure.compareAndSet(null, e));
        thread.start();
        return thread;
    }

    /** Waits for threads, and for the first failure of any. */
    void ended(Thread... threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        assertNoneFailed();
    }

    void assertNoneFailed() {
        assertThat(failure.get()).isNull();
    }
}
