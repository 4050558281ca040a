package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.kernel.LockForm;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the tracepoint {@code contention_begin} says of the lock: {@code (flags=SPIN|MUTEX)}.
 *
 * @param known whether there were any to be read: only a semaphore has no flag set
 */
record ContentionFlags(Set<String> flags, boolean known) {

    /** @param payload of the tracepoint */
    static ContentionFlags of(String payload) {
        int start = payload.indexOf("flags=");
        if (start < 0) {
            return new ContentionFlags(Set.of(), false);
        }
        int end = payload.indexOf(')', start);
        String list = payload.substring(start + 6, end < 0 ? payload.length() : end);
        return new ContentionFlags(
                Arrays.stream(list.split("\\|")).map(String::strip).collect(Collectors.toSet()), true);
    }

    /** A mutex that is spun for ({@code SPIN|MUTEX}) is a mutex: spinning is only how it waits. */
    LockForm form() {
        boolean readOrWrite = flags.contains("READ") || flags.contains("WRITE");
        if (flags.contains("MUTEX")) {
            return LockForm.MUTEX;
        } else if (flags.contains("PERCPU")) {
            return LockForm.PERCPU_RWSEM;
        } else if (readOrWrite) {
            return flags.contains("SPIN") ? LockForm.RWLOCK : LockForm.RWSEM;
        } else if (flags.contains("RT")) {
            return LockForm.RT_MUTEX;
        } else if (flags.contains("SPIN")) {
            return LockForm.SPINLOCK;
        }
        return known ? LockForm.SEMAPHORE : LockForm.UNKNOWN;
    }

    /** Whether the thread spins, rather than sleeps. */
    boolean spin() {
        return flags.contains("SPIN");
    }

    /** Whether a thread that waits for such a lock begins several times before it ends once. */
    boolean beginsAnew() {
        return form() == LockForm.MUTEX || form() == LockForm.UNKNOWN;
    }

    /** Whether others may have the lock at the same time. */
    boolean reads() {
        return flags.contains("READ");
    }
}
