package io.lockspot.agent.record;

import io.lockspot.agent.probe.Buckets;
import java.util.Arrays;
import java.util.function.Consumer;

/** What the buckets of one histogram have had since they were taken the time before. Not safe for threads. */
final class Added {

    /** Most histograms stay empty: only those that are read take memory. */
    private static final long[] NOTHING_YET = {};

    private long[] before = NOTHING_YET;
    private long[] now = NOTHING_YET;

    /** @param source adds all that was ever counted to an array of {@link Buckets#COUNT} */
    void read(Consumer<long[]> source) {
        if (now == NOTHING_YET) {
            before = new long[Buckets.COUNT];
            now = new long[Buckets.COUNT];
        } else {
            Arrays.fill(now, 0);
        }
        source.accept(now);
    }

    /** What was read is told: the next time it is what was before. */
    void take() {
        long[] spare = before;
        before = now;
        now = spare;
    }

    /** What a bucket has had; nothing before the first reading. */
    long at(int bucket) {
        return now == NOTHING_YET ? 0 : now[bucket] - before[bucket];
    }

    long sum() {
        long sum = 0;
        for (int i = 0; i < now.length; i++) {
            sum += now[i] - before[i];
        }
        return sum;
    }
}
