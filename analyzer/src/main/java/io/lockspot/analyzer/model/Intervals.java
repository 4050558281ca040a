package io.lockspot.analyzer.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** When threads waited for one lock: begin, end and thread of each wait, in no particular order. */
public final class Intervals {

    private static final int FIELDS = 3;

    private long[] values = new long[FIELDS * 4];
    private int size;

    void add(long start, long end, long thread) {
        int at = FIELDS * size;
        if (at == values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        values[at] = start;
        values[at + 1] = end;
        values[at + 2] = thread;
        size++;
    }

    public int size() {
        return size;
    }

    /** By the recording's clock, in nanoseconds. */
    public long start(int wait) {
        return values[FIELDS * wait];
    }

    /** By the recording's clock, in nanoseconds. */
    public long end(int wait) {
        return values[FIELDS * wait + 1];
    }

    public long thread(int wait) {
        return values[FIELDS * wait + 2];
    }

    /** The waits in the order in which they began; the same for the same waits, in whatever order they came. */
    public int[] byStart() {
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(this::start)
                        .thenComparingLong(this::end)
                        .thenComparingLong(this::thread))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
