package io.lockspot.analyzer.model.kernel;

import io.lockspot.analyzer.model.LockKind;
import java.util.Arrays;
import java.util.Optional;

/** How a kernel lock is built. */
public enum LockForm {
    MUTEX("mutex", LockKind.KERNEL_MUTEX),
    RT_MUTEX("rtmutex", LockKind.KERNEL_RT_MUTEX),
    SPINLOCK("spinlock", LockKind.KERNEL_SPINLOCK),
    RWLOCK("rwlock", LockKind.KERNEL_RWLOCK),
    RWSEM("rwsem", LockKind.KERNEL_RWSEM),
    PERCPU_RWSEM("percpu rwsem", LockKind.KERNEL_PERCPU_RWSEM),
    SEMAPHORE("semaphore", LockKind.KERNEL_SEMAPHORE),
    UNKNOWN("lock", LockKind.UNKNOWN);

    private final String noun;
    private final LockKind kind;

    LockForm(String noun, LockKind kind) {
        this.noun = noun;
        this.kind = kind;
    }

    /** What kernel developers call it. */
    public String noun() {
        return noun;
    }

    public LockKind kind() {
        return kind;
    }

    /** Whether its waiters sleep, on a list that a spinlock of its own guards. */
    boolean sleeps() {
        return this != SPINLOCK && this != RWLOCK && this != UNKNOWN;
    }

    static Optional<LockForm> of(String noun) {
        return Arrays.stream(values()).filter(f -> f.noun.equals(noun)).findFirst();
    }
}
