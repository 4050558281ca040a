package io.lockspot.analyzer.compare;

import java.util.Optional;

/**
 * A value of one side, with its interval of 95 percent; both in the unit of the change.
 *
 * @param interval empty with too few runs to know how it varies
 * @param slices where about 19 of 20 slices of time of these runs are, around the value; only with too few runs for an
 *     interval, and empty when the recordings cannot be cut
 */
public record Figure(double value, Optional<Interval> interval, Optional<Interval> slices) {}
