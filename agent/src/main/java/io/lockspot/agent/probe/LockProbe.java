package io.lockspot.agent.probe;

/**
 * Called by {@code AbstractQueuedSynchronizer.acquire} and its twin for longs, the path that a thread takes when it did not get the lock at
 * once. Counts exclusive waits, and shared ones for what somebody holds exclusively or for the read lock of a {@code
 * ReentrantReadWriteLock}; and those for a {@code StampedLock}, which has a queue of its own and knows no owner. Who waits for a semaphore, a latch or any other synchronizer that has no owner is not
 * counted.
 */
public final class LockProbe {

    private static final Guard GUARD = new Guard();

    private static final String READ_WRITE = "java.util.concurrent.locks.ReentrantReadWriteLock$Sync";

    /** What both kinds of {@code ReentrantReadWriteLock} queue in, once one was seen. */
    private static Class<?> readWrite;

    private LockProbe() {}

    /**
     * The wait begins.
     *
     * @param node what the thread waits in already; only who comes from a condition has one
     * @return to be handed to {@link #exit}; null when the wait does not count
     */
    public static LockWait enter(Object lock, Object node, boolean shared, Thread owner) {
        if (!GUARD.lets() || shared && owner == null && !isReadWrite(lock)) {
            return null;
        }
        LockWaits counted = Settings.lockWaits;
        if (counted == LockWaits.NONE) {
            return null;
        }
        try {
            PerThread thread = PerThread.current();
            if (thread.inAgent || counted != LockWaits.ALL && thread.innermost() == null) {
                return null;
            }
            LockWait wait = thread.waiting().lockWait;
            return wait.begin(lock, owner, node != null) ? wait : null;
        } catch (Throwable e) {
            GUARD.failed();
            return null;
        }
    }

    /** The wait is over, with the lock or without. */
    public static void exit(LockWait wait, Object lock) {
        try {
            wait.end(lock);
            wait.over();
        } catch (Throwable e) {
            GUARD.failed();
        }
    }

    static boolean isOff() {
        return GUARD.isOff();
    }

    /** By name: asking for the class would load one that is a target in younger JDKs, before it can be woven. */
    private static boolean isReadWrite(Object lock) {
        Class<?> type = lock.getClass().getSuperclass();
        Class<?> known = readWrite;
        if (known != null || !type.getName().equals(READ_WRITE)) {
            return type == known;
        }
        readWrite = type;
        return true;
    }
}
