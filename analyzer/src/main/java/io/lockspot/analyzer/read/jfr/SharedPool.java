package io.lockspot.analyzer.read.jfr;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One object for all that are equal, so that comparing them later takes no time. Forgets everything when it holds too
 * much: nothing depends on it but speed. Safe for use by several threads.
 */
final class SharedPool<T> {

    private final Map<T, T> known = new ConcurrentHashMap<>();
    private final AtomicLong held = new AtomicLong();
    private final long most;

    /** @param most the sum of the sizes to keep at most */
    SharedPool(long most) {
        this.most = most;
    }

    T one(T object, int size) {
        T first = known.putIfAbsent(object, object);
        if (first != null) {
            return first;
        }
        if (held.addAndGet(size) > most) {
            held.set(0);
            known.clear();
        }
        return object;
    }
}
