package io.lockspot.flamegraphs;

import java.util.regex.Pattern;

/**
 * Which functions are the taking of a lock, or the waiting for one. Releasing does not count: who releases had it. The
 * pictures make these frames stand out; nothing is computed from them.
 */
final class LockFrames {

    private static final Pattern KERNEL = Pattern.compile("osq_lock"
            + "|.*mutex_lock.*|mutex_spin_on_owner|mutex_optimistic_spin.*"
            + "|.*spin_lock.*|.*queued_spin_lock_slowpath|.*queued_(read|write)_lock_slowpath|_raw_(read|write)_lock.*"
            + "|rwsem_(down|optimistic|spin|read_|mark_).*|down|down_(read|write|common|killable|interruptible).*"
            + "|__down_.*|percpu_down_.*|__percpu_down_.*"
            + "|(__)?lock_sock.*|futex_wait.*|__futex_wait.*|futex_lock_pi.*|rt_mutex_.*lock|rtlock_slowlock.*");

    private static final Pattern NATIVE = Pattern.compile(
            "(__)?(GI_)?_*pthread_(mutex_(timed|cond)?lock|rwlock_(rd|wr)lock|spin_lock|cond_(timed|clock)?wait).*"
                    + "|_*lll_(mutex_)?lock.*|_*L_lock.*|.*futex_abstimed_wait.*|.*lll_lock_wait.*"
                    + "|.*ObjectMonitor::(Try)?(Enter|Spin).*|.*ObjectMonitor::(enter|spin|short_fixed_spin).*"
                    + "|.*ObjectSynchronizer::(enter|quick_enter|fast_enter|slow_enter|inflate).*"
                    + "|.*SharedRuntime::(complete_)?monitor_(enter|locking).*|.*InterpreterRuntime::monitorenter.*"
                    + "|.*Runtime1::monitorenter.*|(Monitor|Mutex)(Locker)?::(lock|wait).*|Parker::park.*");

    private static final Pattern JAVA = Pattern.compile(".*[./](Reentrant(ReadWrite)?|Stamped)Lock(\\$\\w+)*"
            + "\\.(lock|tryLock|initialTryLock|acquire|readLock|writeLock|lockInterruptibly)\\w*"
            + "|.*[./]Abstract(Queued|QueuedLong)Synchronizer\\.(acquire|tryAcquire|parkAndCheckInterrupt)\\w*"
            + "|.*[./]LockSupport\\.park\\w*|.*[./]Unsafe\\.park|.*[./]VirtualThread\\.park\\w*"
            + "|java[./]lang[./]Object\\.wait0?");

    private LockFrames() {}

    static boolean isLock(Frame frame) {
        return switch (frame.kind()) {
            case KERNEL -> matches(KERNEL, frame) && !frame.name().contains("unlock");
            case NATIVE -> matches(NATIVE, frame) && !frame.name().contains("unlock");
            case JAVA, INLINED -> matches(JAVA, frame);
            case OTHER -> false;
            case LOCK -> true;
        };
    }

    private static boolean matches(Pattern pattern, Frame frame) {
        return pattern.matcher(frame.name()).matches();
    }
}
