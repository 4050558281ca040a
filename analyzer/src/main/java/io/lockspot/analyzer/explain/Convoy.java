package io.lockspot.analyzer.explain;

/**
 * A time in which there was always somebody waiting for one lock, and the lock went from hand to hand.
 *
 * @param start nanoseconds since the beginning of the recording
 * @param duration nanoseconds
 * @param waits the waits in it, each of which ended in a hand-over
 * @param threads how many different ones waited
 * @param maxWaiters how many waited at the same time, at most
 */
public record Convoy(long start, long duration, long waits, int threads, int maxWaiters) {}
