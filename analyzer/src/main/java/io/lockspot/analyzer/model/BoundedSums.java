package io.lockspot.analyzer.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * Times by what they were spent for: a mergeable summary as long as it has room, which any program leaves; of a hostile
 * file, what comes later becomes one entry.
 */
final class BoundedSums<K> {

    private static final int MOST = 20_000;

    private final Map<K, Long> sums = new HashMap<>();
    private final K other;

    /** @param other what stands for what has no room */
    BoundedSums(K other) {
        this.other = other;
    }

    void add(K key, long nanos) {
        boolean fits = sums.size() < MOST || sums.containsKey(key);
        sums.merge(fits ? key : other, nanos, Long::sum);
    }

    void add(BoundedSums<K> more) {
        more.sums.forEach(this::add);
    }

    Map<K, Long> asMap() {
        return Collections.unmodifiableMap(sums);
    }
}
