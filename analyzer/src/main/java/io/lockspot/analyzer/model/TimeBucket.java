package io.lockspot.analyzer.model;

/**
 * How many values of a distribution were in a range; nanoseconds.
 *
 * @param from the least value that counts here
 * @param to the least value above the range
 */
public record TimeBucket(long from, long to, long count) {}
