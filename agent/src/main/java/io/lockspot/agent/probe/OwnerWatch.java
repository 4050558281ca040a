package io.lockspot.agent.probe;

import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at the stacks of threads that hold a lock for which others have waited longer than a threshold. It does so on a
 * thread of its own, {@code lockspot-owners}: neither the waiter nor the owner does anything for it.
 *
 * <p>A stack counts when the same thread owns the lock before and after it was taken, and the wait still lasts. A thread
 * that gave the lock back and got it again in between is not noticed.
 *
 * <p>Taking the stack of a running thread stops it for a moment, and before JDK 19 all others too. So no more than a
 * two-hundredth of the time goes into it: what that does not pay for is left out, and the wait has no owner's stack.
 */
public final class OwnerWatch implements Runnable {

    private static final long SHORTEST_PAUSE = 1_000_000;

    /** As long as threads wait for locks, but none for long. */
    private static final long LONGER_PAUSE = 16 * SHORTEST_PAUSE;

    /** When no thread has waited since the last look: waking up is most of what an idle watch costs. */
    private static final long LONGEST_PAUSE = 128 * SHORTEST_PAUSE;

    /** The part of all time that may go into stacks. */
    private static final int SHARE = 200;

    /** So much may be saved for a burst, in nanoseconds: a second's worth. */
    private static final long MOST_CREDIT = 1_000_000_000 / SHARE;

    /** So many locks at most are looked at in one round. */
    private static final int LOCKS = 16;

    private static final Guard GUARD = new Guard();

    private static volatile Thread watching;

    /** Only for the watching thread, by way of woven code. */
    private static Thread answer;

    private final OpenWaits waits;
    private final Object[] locks = new Object[LOCKS];
    private final Thread[] owners = new Thread[LOCKS];
    private final String[] stacks = new String[LOCKS];
    private int seen;
    private long credit = MOST_CREDIT;
    private long last = System.nanoTime();

    private OwnerWatch() {
        waits = OpenWaits.ALL;
    }

    /** Starts the thread, which ends when the probes no longer count. Does nothing when owners are not wanted. */
    public static void start() {
        if (Settings.ownerThresholdNanos == Long.MAX_VALUE || Settings.lockWaits == LockWaits.NONE) {
            return;
        }
        Thread thread = new Thread(null, new OwnerWatch(), "lockspot-owners", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        watching = thread;
        thread.start();
    }

    /** Ends the thread, and waits for that, a second at most. */
    public static void stop() {
        Thread thread = watching;
        watching = null;
        if (thread != null) {
            LockSupport.unpark(thread);
            try {
                thread.join(1_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Called by the code that is woven into a lock's {@code hasContended}, with the lock's owner. */
    public static void tell(Thread owner) {
        if (Thread.currentThread() == watching) {
            answer = owner;
        }
    }

    @Override
    public void run() {
        long pause = SHORTEST_PAUSE;
        while (GUARD.lets() && watching == Thread.currentThread()) {
            LockSupport.parkNanos(pause);
            try {
                // Here, where it may fail for want of memory.
                Probes.ignoreThisThread();
                boolean used = waits.takeUsed();
                boolean found = used && look();
                pause = found ? SHORTEST_PAUSE : Math.min(2 * pause, used ? LONGER_PAUSE : LONGEST_PAUSE);
            } catch (Throwable e) {
                GUARD.failed();
            }
        }
    }

    /** Runs once what a round may run, so that no class is loaded in the middle of one. */
    static void warmUp() {
        OwnerWatch watch = new OwnerWatch();
        tell(null);
        watch.waits.takeUsed();
        watch.look();
        OwnerStack.text(new StackTraceElement[] {new StackTraceElement("Pool", "take", null, 1)});
        new LockHolder(0, LockHolder.name(Thread.currentThread()), "");
    }

    /** One round through all waits; whether a holder was found. */
    private boolean look() {
        long now = System.nanoTime();
        credit = Math.min(credit + (now - last) / SHARE, MOST_CREDIT);
        last = now;
        long threshold = Settings.ownerThresholdNanos;
        boolean found = false;
        boolean open = false;
        for (int i = 0; i < OpenWaits.SIZE; i++) {
            LockWait wait = waits.at(i);
            if (wait != null) {
                open = true;
                long since = wait.since();
                if (since == 0) {
                    // Over, and if the stack was full at its end, nobody else takes it out.
                    waits.leave(wait, i);
                } else if (now - since > threshold && !wait.hasHolder(since)) {
                    found |= look(wait, since);
                }
            }
        }
        if (open) {
            waits.stillUsed();
        }
        forget();
        return found;
    }

    private boolean look(LockWait wait, long since) {
        Object lock = wait.lock();
        if (lock == null || wait.since() != since) {
            return false;
        }
        int index = indexOf(lock);
        if (index < 0 || stacks[index] == null || ownerOf(lock) != owners[index] || wait.since() != since) {
            return false;
        }
        wait.heldBy(new LockHolder(since, LockHolder.name(owners[index]), stacks[index]));
        return true;
    }

    /** Where this round has the lock's owner and its stack, if there are any; −1 when nothing more is looked at. */
    private int indexOf(Object lock) {
        for (int i = 0; i < seen; i++) {
            if (locks[i] == lock) {
                return i;
            }
        }
        if (seen == LOCKS || credit <= 0) {
            return -1;
        }
        Thread owner = ownerOf(lock);
        String stack = null;
        if (owner != null && owner != Thread.currentThread()) {
            long start = System.nanoTime();
            StackTraceElement[] frames = owner.getStackTrace();
            // A look that took very long, on a machine without a free CPU, does not end all others.
            credit = Math.max(credit - (System.nanoTime() - start), -MOST_CREDIT);
            stack = frames.length == 0 ? null : OwnerStack.text(frames);
        }
        locks[seen] = lock;
        owners[seen] = owner;
        stacks[seen] = stack;
        return seen++;
    }

    /** Only the lock itself may ask who owns it; so a public method of it is asked, and what is woven there tells. */
    private static Thread ownerOf(Object lock) {
        answer = null;
        if (lock instanceof AbstractQueuedSynchronizer) {
            ((AbstractQueuedSynchronizer) lock).hasContended();
        } else if (lock instanceof AbstractQueuedLongSynchronizer) {
            ((AbstractQueuedLongSynchronizer) lock).hasContended();
        }
        Thread owner = answer;
        answer = null;
        return owner;
    }

    /** Nothing of the application is kept alive. */
    private void forget() {
        for (int i = 0; i < seen; i++) {
            locks[i] = null;
            owners[i] = null;
            stacks[i] = null;
        }
        seen = 0;
    }
}
