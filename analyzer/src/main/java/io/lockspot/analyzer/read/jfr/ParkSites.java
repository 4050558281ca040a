package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.List;
import java.util.Set;

/**
 * Tells a thread that parked because somebody else has the lock from one that parked because it has nothing to do. It
 * waits for a lock when what it parked in is the acquisition of a synchronizer; a condition's {@code await}, a latch, a
 * semaphore, a queue's or a pool's own parking is not.
 */
final class ParkSites {

    private static final String LOCKS = "java.util.concurrent.locks.";

    private static final Set<String> SYNCHRONIZERS = Set.of(
            LOCKS + "AbstractQueuedSynchronizer", LOCKS + "AbstractQueuedLongSynchronizer", LOCKS + "StampedLock");

    /** What stands between the parking itself and who asked for it. */
    private static final Set<String> PARKING = Set.of(
            "jdk.internal.misc.Unsafe",
            "sun.misc.Unsafe",
            LOCKS + "LockSupport",
            "java.lang.VirtualThread",
            "java.lang.System$1",
            "java.lang.System$2");

    /** Synchronizers that nobody owns: waiting for them is waiting for an event. */
    private static final Set<String> NO_LOCKS =
            Set.of("java.util.concurrent.CountDownLatch", "java.util.concurrent.Semaphore");

    private ParkSites() {}

    /**
     * The lock's name.
     *
     * @param parkedClass the class of the object that the thread parked on, with dots; may be empty
     * @return empty when it did not wait for a lock
     */
    static String lock(String parkedClass, Stack stack) {
        List<Frame> frames = stack.frames();
        int at = frames.size() - 1;
        while (at >= 0 && PARKING.contains(type(frames.get(at)))) {
            at--;
        }
        if (at < 0 || !acquires(frames.get(at))) {
            return "";
        }
        String synchronizer = type(frames.get(at));
        while (at >= 0 && frames.get(at).name().startsWith(LOCKS)) {
            at--;
        }
        String lockClass = lockClass(parkedClass.isEmpty() ? synchronizer : parkedClass);
        return NO_LOCKS.contains(lockClass)
                ? ""
                : LockNames.at(lockClass, at < 0 ? "" : frames.get(at).name());
    }

    private static boolean acquires(Frame frame) {
        String name = frame.name();
        String method = name.substring(name.lastIndexOf('.') + 1);
        return SYNCHRONIZERS.contains(type(frame))
                && (method.startsWith("acquire")
                        || method.startsWith("doAcquire")
                        || method.equals("parkAndCheckInterrupt"));
    }

    private static String type(Frame frame) {
        int dot = frame.name().lastIndexOf('.');
        return dot < 0 ? "" : frame.name().substring(0, dot);
    }

    /** The lock that a synchronizer belongs to: {@code ReentrantLock} for {@code ReentrantLock$NonfairSync}. */
    private static String lockClass(String parkedClass) {
        int dollar = parkedClass.indexOf('$');
        return dollar > 0 && parkedClass.endsWith("Sync") ? parkedClass.substring(0, dollar) : parkedClass;
    }
}
