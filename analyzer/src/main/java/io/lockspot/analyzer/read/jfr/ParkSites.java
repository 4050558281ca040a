package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.List;
import java.util.Set;

/**
 * Tells a thread that parked because somebody else has the lock from one that parked because it has nothing to do. It
 * waits for a lock when what it parked in is the acquisition of a synchronizer; a condition's {@code await}, a latch, a
 * semaphore, a queue's or a pool's own parking is something else, and gets a name of its own.
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

    private ParkSites() {}

    /**
     * What the thread waited for; what is no lock has a kind that says so.
     *
     * @param parkedClass the class of the object that the thread parked on, with dots; may be empty
     */
    static Lock of(String parkedClass, Stack stack) {
        List<Frame> frames = stack.frames();
        int at = frames.size() - 1;
        while (at >= 0 && PARKING.contains(WaitSites.type(frames.get(at)))) {
            at--;
        }
        if (at < 0) {
            return new Lock(
                    LockNames.at(parkedClass.isEmpty() ? "LockSupport.park" : parkedClass, ""), LockKind.PARKED);
        }
        if (acquires(frames.get(at))) {
            String synchronizer = WaitSites.type(frames.get(at));
            String lockClass = lockClass(parkedClass.isEmpty() ? synchronizer : parkedClass);
            if (WaitSites.kind(lockClass) == LockKind.PARKED) {
                return new Lock(LockNames.at(lockClass, outside(frames, at)), LockKind.JUC);
            }
        }
        return WaitSites.of(frames, at);
    }

    /** Who took the lock. */
    private static String outside(List<Frame> frames, int at) {
        int caller = at;
        while (caller >= 0 && frames.get(caller).name().startsWith(LOCKS)) {
            caller--;
        }
        return caller < 0 ? "" : frames.get(caller).name();
    }

    private static boolean acquires(Frame frame) {
        String name = frame.name();
        String method = name.substring(name.lastIndexOf('.') + 1);
        return SYNCHRONIZERS.contains(WaitSites.type(frame))
                && (method.startsWith("acquire")
                        || method.startsWith("doAcquire")
                        || method.equals("parkAndCheckInterrupt"));
    }

    /** The lock that a synchronizer belongs to: {@code ReentrantLock} for {@code ReentrantLock$NonfairSync}. */
    private static String lockClass(String parkedClass) {
        int dollar = parkedClass.indexOf('$');
        return dollar > 0 && parkedClass.endsWith("Sync") ? parkedClass.substring(0, dollar) : parkedClass;
    }
}
