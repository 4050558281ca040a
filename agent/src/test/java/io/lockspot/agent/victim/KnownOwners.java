package io.lockspot.agent.victim;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.BooleanSupplier;

/**
 * Holds locks by a script: in round 7 of lock {@code fair}, the thread {@code fair-owner-7} holds it, in the method
 * {@code holdsFair}, while {@code fair-waiter-7} waits for it. Every other pair are virtual threads, where there are any.
 */
public final class KnownOwners {

    private static final int ROUNDS = 100;

    /** Above the thresholds; how long it really takes does not matter. */
    private static final long HOLD_MILLIS = 4;

    private static final boolean VIRTUAL = Runtime.version().feature() >= 21;

    private final ReentrantLock fair = new ReentrantLock(true);
    private final ReentrantLock barging = new ReentrantLock();
    private final ReentrantReadWriteLock shared = new ReentrantReadWriteLock();
    private final StampedLock stamped = new StampedLock();

    private KnownOwners() {}

    /** The script's step of one owner: hold the lock while this runs. */
    private interface Hold {
        void run() throws InterruptedException;
    }

    private interface Holder {
        void hold(Hold hold) throws InterruptedException;
    }

    public static void main(String[] args) throws Exception {
        KnownOwners program = new KnownOwners();
        for (int i = 0; i < ROUNDS; i++) {
            program.round(i);
        }
        System.out.println(VIRTUAL ? "done, with virtual threads" : "done");
    }

    private void round(int i) throws Exception {
        together("fair", i, this::holdsFair, () -> passes(fair), fair::hasQueuedThreads);
        together("barging", i, this::holdsBarging, () -> passes(barging), barging::hasQueuedThreads);
        together("reading", i, this::holdsShared, () -> passes(shared.readLock()), shared::hasQueuedThreads);
        together("writing", i, this::holdsShared, () -> passes(shared.writeLock()), shared::hasQueuedThreads);
        if (i % 10 == 0) {
            // It does not tell who waits; above the threshold it gets in the end.
            together("stamped", i, this::holdsStamped, () -> passes(stamped.asWriteLock()), () -> true);
        }
    }

    private static void together(String lock, int i, Holder holder, Runnable wait, BooleanSupplier waits)
            throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        Hold hold = () -> {
            held.countDown();
            while (!waits.getAsBoolean()) {
                Thread.onSpinWait();
            }
            Thread.sleep(HOLD_MILLIS);
        };
        Thread owner = thread(lock + "-owner-" + i, i % 2 == 1, () -> {
            try {
                holder.hold(hold);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        owner.start();
        held.await();
        Thread waiter = thread(lock + "-waiter-" + i, i % 2 == 1, wait);
        waiter.start();
        owner.join();
        waiter.join();
    }

    private void holdsFair(Hold hold) throws InterruptedException {
        fair.lock();
        try {
            hold.run();
        } finally {
            fair.unlock();
        }
    }

    private void holdsBarging(Hold hold) throws InterruptedException {
        barging.lock();
        try {
            hold.run();
        } finally {
            barging.unlock();
        }
    }

    private void holdsShared(Hold hold) throws InterruptedException {
        shared.writeLock().lock();
        try {
            hold.run();
        } finally {
            shared.writeLock().unlock();
        }
    }

    private void holdsStamped(Hold hold) throws InterruptedException {
        long stamp = stamped.writeLock();
        try {
            hold.run();
            Thread.sleep(HOLD_MILLIS);
        } finally {
            stamped.unlockWrite(stamp);
        }
    }

    private static void passes(Lock lock) {
        lock.lock();
        lock.unlock();
    }

    /** The classes are compiled for a JDK that has no virtual threads. */
    private static Thread thread(String name, boolean virtual, Runnable task) throws Exception {
        if (!virtual || !VIRTUAL) {
            return new Thread(task, name);
        }
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Class<?> type = Class.forName("java.lang.Thread$Builder");
        type.getMethod("name", String.class).invoke(builder, name);
        return (Thread) type.getMethod("unstarted", Runnable.class).invoke(builder, task);
    }
}
