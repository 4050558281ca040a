package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Intervals;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Finds the times in which always somebody waited for one lock. */
final class WaitSpans {

    /**
     * @param start by the recording's clock, nanoseconds
     * @param maxWaiters how many waited at the same time, at most
     */
    record Span(long start, long end, long waits, int threads, int maxWaiters) {}

    private WaitSpans() {}

    /** The spans in order; two waits of which one ends when the other begins are in one. */
    static void of(Intervals waits, Consumer<Span> into) {
        int[] order = waits.byStart();
        int first = 0;
        while (first < order.length) {
            long end = waits.end(order[first]);
            int next = first + 1;
            while (next < order.length && waits.start(order[next]) <= end) {
                end = Math.max(end, waits.end(order[next]));
                next++;
            }
            into.accept(span(waits, order, first, next, end));
            first = next;
        }
    }

    private static Span span(Intervals waits, int[] order, int from, int to, long end) {
        Set<Long> threads = new HashSet<>();
        long[] ends = new long[to - from];
        for (int i = from; i < to; i++) {
            threads.add(waits.thread(order[i]));
            ends[i - from] = waits.end(order[i]);
        }
        Arrays.sort(ends);
        int most = 0;
        int ended = 0;
        for (int i = from; i < to; i++) {
            // Who stops waiting at the moment at which another one begins does not wait together with it.
            while (ended < ends.length && ends[ended] <= waits.start(order[i])) {
                ended++;
            }
            most = Math.max(most, i - from + 1 - Math.min(ended, i - from));
        }
        return new Span(waits.start(order[from]), end, to - from, threads.size(), most);
    }
}
