package io.lockspot.samples.eventpoll;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** Where a thread is stopped until the test has looked around. Lets everybody pass after the first. */
final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** Stops here until the test opens the gate. */
    void pass() {
        reached.countDown();
        boolean interrupted = false;
        while (open.getCount() > 0) {
            try {
                open.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void open() {
        open.countDown();
    }

    boolean isReached() {
        return reached.getCount() == 0;
    }

    /** Waits until something is so, or the thread that should bring it about has ended. */
    static void until(Thread thread, BooleanSupplier state) {
        while (thread.isAlive() && !state.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
