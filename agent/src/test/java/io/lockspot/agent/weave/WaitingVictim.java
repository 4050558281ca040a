package io.lockspot.agent.weave;

import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import jdk.jfr.Recording;

/** Waits for locks, known ones for a known reason, and for a slow operation, while JFR records. */
public final class WaitingVictim {

    /** Well above every threshold; how long it really takes does not matter. */
    private static final long HOLD_MILLIS = 20;

    /** How long somebody waits for work. */
    static final long IDLE_MILLIS = 200;

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Condition CONDITION = LOCK.newCondition();
    private static final ReentrantReadWriteLock READ_WRITE = new ReentrantReadWriteLock();

    private WaitingVictim() {}

    public static void main(String[] args) throws Exception {
        Thread.currentThread().setName("holder");
        try (Recording recording = new Recording()) {
            recording.enable("lockspot.LockWait");
            recording.enable("lockspot.Operation");
            recording.start();
            exclusive(new Thread(WaitingVictim::takeLock, "waiter"));
            virtual();
            condition();
            readLock();
            notLocks();
            queue();
            slowRegister();
            recording.dump(Path.of(args[0]));
        }
        System.out.println("done");
    }

    private static void exclusive(Thread waiter) throws InterruptedException {
        LOCK.lock();
        waiter.start();
        while (!LOCK.hasQueuedThread(waiter)) {
            Thread.onSpinWait();
        }
        Thread.sleep(HOLD_MILLIS);
        LOCK.unlock();
        waiter.join();
    }

    /** Where this JDK has virtual threads; the classes are compiled for one that has none. */
    private static void virtual() throws Exception {
        if (Runtime.version().feature() < 21) {
            return;
        }
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Class<?> type = Class.forName("java.lang.Thread$Builder");
        type.getMethod("name", String.class).invoke(builder, "virtual");
        Runnable take = WaitingVictim::takeLock;
        exclusive((Thread) type.getMethod("unstarted", Runnable.class).invoke(builder, take));
        System.out.println("virtual threads tried");
    }

    static void takeLock() {
        LOCK.lock();
        LOCK.unlock();
    }

    private static void condition() throws InterruptedException {
        Thread waiter = new Thread(WaitingVictim::awaitCondition, "awaiter");
        waiter.start();
        LOCK.lock();
        while (!LOCK.hasWaiters(CONDITION)) {
            LOCK.unlock();
            Thread.onSpinWait();
            LOCK.lock();
        }
        // Who is signalled sleeps on until the lock is free; who is interrupted wakes up, and has to wait for it.
        waiter.interrupt();
        while (!LOCK.hasQueuedThread(waiter)) {
            Thread.onSpinWait();
        }
        Thread.sleep(HOLD_MILLIS);
        LOCK.unlock();
        waiter.join();
    }

    static void awaitCondition() {
        LOCK.lock();
        try {
            CONDITION.await();
        } catch (InterruptedException e) {
            // That is how the victim wakes it up.
        } finally {
            LOCK.unlock();
        }
    }

    private static void readLock() throws InterruptedException {
        READ_WRITE.writeLock().lock();
        Thread reader = new Thread(WaitingVictim::read, "reader");
        reader.start();
        while (!READ_WRITE.hasQueuedThread(reader)) {
            Thread.onSpinWait();
        }
        Thread.sleep(HOLD_MILLIS);
        READ_WRITE.writeLock().unlock();
        reader.join();
    }

    static void read() {
        READ_WRITE.readLock().lock();
        READ_WRITE.readLock().unlock();
    }

    /** Waits without an owner: nobody holds what the thread waits for. */
    private static void notLocks() throws InterruptedException {
        Semaphore semaphore = new Semaphore(0);
        CountDownLatch latch = new CountDownLatch(1);
        Thread waiter = new Thread(
                () -> {
                    semaphore.acquireUninterruptibly();
                    latch.countDown();
                },
                "permitted");
        waiter.start();
        while (!semaphore.hasQueuedThreads()) {
            Thread.onSpinWait();
        }
        Thread.sleep(HOLD_MILLIS);
        semaphore.release();
        latch.await();
        waiter.join();
    }

    /** Waits for work at a queue, which is no wait for its lock. */
    private static void queue() throws InterruptedException {
        LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
        Thread taker = new Thread(
                () -> {
                    try {
                        queue.take();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "taker");
        taker.start();
        while (taker.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        Thread.sleep(IDLE_MILLIS);
        queue.put("work");
        taker.join();
    }

    /** A register needs the channel's blocking lock, which is a monitor that anybody may hold. */
    private static void slowRegister() throws Exception {
        try (Selector selector = Selector.open();
                DatagramChannel channel = DatagramChannel.open()) {
            channel.configureBlocking(false);
            Thread registering = new Thread(() -> register(channel, selector), "registering");
            synchronized (channel.blockingLock()) {
                registering.start();
                while (registering.getState() != Thread.State.BLOCKED) {
                    Thread.onSpinWait();
                }
                Thread.sleep(HOLD_MILLIS);
            }
            registering.join();
        }
    }

    static void register(DatagramChannel channel, Selector selector) {
        try {
            channel.register(selector, SelectionKey.OP_READ);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
