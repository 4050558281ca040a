package io.lockspot.analyzer.model;

/** What sort of lock it is that threads wait for. */
public enum LockKind {
    MONITOR("monitor"),
    JUC("j.u.c."),
    NATIVE_MUTEX("native mutex"),
    KERNEL_MUTEX("kernel mutex"),
    KERNEL_SPINLOCK("kernel spinlock"),
    KERNEL_RWLOCK("kernel rwlock"),
    UNKNOWN("unknown");

    private final String label;

    LockKind(String label) {
        this.label = label;
    }

    /** Whether Java threads wait for it, rather than code of a native library or the kernel. */
    public boolean inJava() {
        return this == MONITOR || this == JUC;
    }

    /** The name in reports and JSON. */
    public String label() {
        return label;
    }
}
