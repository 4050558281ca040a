package io.lockspot.analyzer.compare;

/**
 * What costs can be divided by, of all runs of a side together.
 *
 * @param kind operations or CPU-seconds
 * @param operation which operation; empty for CPU-seconds
 * @param before operations or seconds
 * @param after operations or seconds
 */
public record Amount(Denominator.Kind kind, String operation, double before, double after) {}
