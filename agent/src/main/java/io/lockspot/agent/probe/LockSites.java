package io.lockspot.agent.probe;

import java.lang.StackWalker.StackFrame;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The places where threads wait for locks, and which lock was seen where. Both tables are of a fixed size and take no
 * lock; the locks are held weakly. Safe for all threads.
 */
public final class LockSites {

    /** More places than that are not remembered: their waits still count, under the method's name. */
    private static final int SITES = 1024;

    private static final int PROBES = 16;
    private static final int LOCKS = 4096;

    private static final AtomicReferenceArray<LockSite> TABLE = new AtomicReferenceArray<>(SITES);
    private static final AtomicReferenceArray<Seen> SEEN = new AtomicReferenceArray<>(LOCKS);

    private LockSites() {}

    /** Every place known so far. */
    public static LockSite[] all() {
        int count = 0;
        LockSite[] all = new LockSite[SITES];
        for (int i = 0; i < SITES; i++) {
            LockSite site = TABLE.get(i);
            if (site != null) {
                all[count++] = site;
            }
        }
        LockSite[] known = new LockSite[count];
        System.arraycopy(all, 0, known, 0, count);
        return known;
    }

    /** The place where the calling thread has just waited; null when it is the flight recorder, whose locks are not reported. */
    static LockSite ofCaller(Object lock) {
        String lockClass = lockClass(lock.getClass().getName());
        LockCaller caller = new LockCaller(lockClass);
        StackFrame frame = caller.find();
        if (frame == null) {
            return null;
        }
        LockSite site = at(
                frame.getClassName(),
                frame.getMethodName(),
                frame.getDescriptor(),
                caller.callee(),
                frame.getLineNumber(),
                lockClass);
        remember(lock, site);
        return site;
    }

    /** The class that people know: {@code ReentrantLock} of {@code ReentrantLock$NonfairSync}. */
    static String lockClass(String synchronizer) {
        int dollar = synchronizer.indexOf('$');
        return dollar < 0 ? synchronizer : synchronizer.substring(0, dollar);
    }

    /** Does all that {@link #ofCaller} does, and remembers nothing. */
    static void warmUp(Object lock) {
        LockCaller caller = new LockCaller("io.lockspot.agent.Startup");
        StackFrame frame = caller.find();
        String descriptor = frame == null ? "" : frame.getDescriptor();
        int line = frame == null ? 0 : frame.getLineNumber();
        String type = lockClass("java.util.concurrent.locks.ReentrantLock$NonfairSync");
        LockSite one = new LockSite("Pool", "take", descriptor, caller.callee(), line, type);
        LockSite two = new LockSite("Pool", "give", descriptor, caller.callee(), line, type);
        one.is(two.className, two.method, two.descriptor, two.callee, two.line, two.lockClass);
        Seen seen = new Seen(lock, one);
        if (seen.get() == lock) {
            one.sharesLockWith(two);
            one.waited(0);
            seen.site.name();
        }
        TABLE.compareAndSet(0, one, two);
        SEEN.get(System.identityHashCode(lock) & LOCKS - 1);
    }

    /** The place, remembered as long as there is room. */
    public static LockSite at(
            String className, String method, String descriptor, String callee, int line, String lockClass) {
        int hash = (className.hashCode() * 31 + method.hashCode()) * 31 + line;
        LockSite fresh = null;
        for (int i = 0; i < PROBES; i++) {
            int slot = hash + i & SITES - 1;
            LockSite site = TABLE.get(slot);
            if (site == null) {
                fresh = fresh == null ? new LockSite(className, method, descriptor, callee, line, lockClass) : fresh;
                if (TABLE.compareAndSet(slot, null, fresh)) {
                    return fresh;
                }
                site = TABLE.get(slot);
            }
            if (site.is(className, method, descriptor, callee, line, lockClass)) {
                return site;
            }
        }
        return new LockSite(className, method, descriptor, callee, line, lockClass);
    }

    private static void remember(Object lock, LockSite site) {
        int slot = System.identityHashCode(lock) & LOCKS - 1;
        Seen seen = SEEN.get(slot);
        if (seen == null || seen.get() != lock) {
            SEEN.set(slot, new Seen(lock, site));
        } else if (seen.site != site) {
            site.sharesLockWith(seen.site);
            seen.site.sharesLockWith(site);
        }
    }

    /** Where a lock was first seen; does not keep it alive. */
    private static final class Seen extends WeakReference<Object> {
        private final LockSite site;

        Seen(Object lock, LockSite site) {
            super(lock);
            this.site = site;
        }
    }
}
