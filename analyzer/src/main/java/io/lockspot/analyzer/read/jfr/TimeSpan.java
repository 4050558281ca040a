package io.lockspot.analyzer.read.jfr;

/** From the first to the last of the moments that were added. */
final class TimeSpan {

    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void add(long moment) {
        first = Math.min(first, moment);
        last = Math.max(last, moment);
    }

    boolean isEmpty() {
        return first > last;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }
}
