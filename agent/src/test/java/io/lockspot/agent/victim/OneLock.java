package io.lockspot.agent.victim;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Waits again and again for the very same lock, in four places, while the garbage collector moves it about. */
public final class OneLock {

    private static final int COLLECTIONS = 50;

    /** Above the threshold for events; how long it really takes does not matter. */
    private static final long HOLD_MILLIS = 2;

    private final ReentrantLock door = new ReentrantLock();
    private final Condition opened = door.newCondition();

    private OneLock() {}

    public static void main(String[] args) throws InterruptedException {
        new OneLock().run();
        System.out.println("done");
    }

    private void run() throws InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            whileHeld(this::directly);
            whileHeld(() -> through(door));
            whileHeld(this::timed);
            whileHeld(this::awaiting);
        }
    }

    private void whileHeld(Runnable take) throws InterruptedException {
        Thread waiter = new Thread(take, "waiter");
        door.lock();
        try {
            waiter.start();
            while (!door.hasQueuedThread(waiter)) {
                Thread.onSpinWait();
            }
            Thread.sleep(HOLD_MILLIS);
        } finally {
            door.unlock();
        }
        waiter.join();
    }

    private void directly() {
        door.lock();
        door.unlock();
    }

    private void through(Lock lock) {
        lock.lock();
        lock.unlock();
    }

    private void timed() {
        try {
            if (door.tryLock(1, java.util.concurrent.TimeUnit.HOURS)) {
                door.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gets the lock late, then gives it up for a moment and needs it again. */
    private void awaiting() {
        door.lock();
        try {
            opened.awaitNanos(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            door.unlock();
        }
    }
}
