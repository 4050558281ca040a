package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.LockKind;
import java.util.List;
import java.util.Set;

/** What the tracepoint {@code contention_begin} says of the lock: {@code (flags=SPIN|MUTEX)}. */
record ContentionFlags(Set<String> flags) {

    /** @param payload of the tracepoint; without flags it is a semaphore */
    static ContentionFlags of(String payload) {
        int start = payload.indexOf("flags=");
        if (start < 0) {
            return new ContentionFlags(Set.of());
        }
        int end = payload.indexOf(')', start);
        String list = payload.substring(start + 6, end < 0 ? payload.length() : end);
        return new ContentionFlags(Set.copyOf(List.of(list.strip().split("\\|"))));
    }

    /** A mutex that is spun for ({@code SPIN|MUTEX}) is a mutex: spinning is only how it waits. */
    LockKind kind() {
        if (flags.contains("MUTEX") || isRealTimeMutex()) {
            return LockKind.KERNEL_MUTEX;
        }
        if (isReadOrWrite()) {
            return LockKind.KERNEL_RWLOCK;
        }
        return flags.contains("SPIN") ? LockKind.KERNEL_SPINLOCK : LockKind.UNKNOWN;
    }

    /** Whether the thread spins, rather than sleeps. */
    boolean spin() {
        return flags.contains("SPIN");
    }

    /** How kernel developers call it. */
    String noun() {
        if (flags.contains("MUTEX")) {
            return "mutex";
        }
        if (isRealTimeMutex()) {
            return "rtmutex";
        }
        if (isReadOrWrite()) {
            return flags.contains("PERCPU") ? "percpu rwsem" : flags.contains("SPIN") ? "rwlock" : "rwsem";
        }
        return flags.contains("SPIN") ? "spinlock" : "semaphore";
    }

    private boolean isRealTimeMutex() {
        return flags.contains("RT") && !isReadOrWrite();
    }

    private boolean isReadOrWrite() {
        return flags.contains("READ") || flags.contains("WRITE");
    }
}
