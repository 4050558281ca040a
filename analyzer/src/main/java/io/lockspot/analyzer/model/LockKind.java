package io.lockspot.analyzer.model;

/** What sort of lock it is that threads wait for, or what else than a lock. */
public enum LockKind {
    MONITOR("monitor"),
    JUC("j.u.c."),
    NATIVE_MUTEX("native mutex"),
    KERNEL_MUTEX("kernel mutex"),
    KERNEL_SPINLOCK("kernel spinlock"),
    KERNEL_RWLOCK("kernel rwlock"),
    KERNEL_RWSEM("kernel rwsem"),
    KERNEL_PERCPU_RWSEM("kernel percpu rwsem"),
    KERNEL_RT_MUTEX("kernel rtmutex"),
    KERNEL_SEMAPHORE("kernel semaphore"),
    UNKNOWN("unknown"),
    /** No lock: until another thread says that something has changed. */
    CONDITION("condition"),
    /** No lock: until there is work, or room for more of it. */
    QUEUE("queue"),
    /** No lock: until others have come as far. */
    LATCH("latch"),
    /** No lock: until another thread's result is there. */
    FUTURE("future"),
    /** No lock: until one of a number of permits is given back. */
    SEMAPHORE("semaphore"),
    /** No lock that is known: until somebody wakes the thread. */
    PARKED("parked");

    private final String label;

    LockKind(String label) {
        this.label = label;
    }

    /** Whether Java threads wait for it, rather than code of a native library or the kernel. */
    public boolean inJava() {
        return this == MONITOR || this == JUC;
    }

    /** Whether it is a lock of the kernel. */
    public boolean inKernel() {
        return compareTo(KERNEL_MUTEX) >= 0 && compareTo(KERNEL_SEMAPHORE) <= 0;
    }

    /** Whether it is a lock at all, rather than something else that threads wait for. */
    public boolean isLock() {
        return compareTo(UNKNOWN) <= 0;
    }

    /** The name in reports and JSON. */
    public String label() {
        return label;
    }
}
