package io.lockspot.analyzer.compare;

import java.util.Optional;

/**
 * A value of one side, with its interval of 95 percent; both in the unit of the change.
 *
 * @param interval empty with too few runs to know how it varies
 * @param slices as wide as what the middle half of the slices of time of these runs covers, around the value; only with
 *     too few runs for an interval, and empty when the recordings cannot be cut
 */
public record Figure(double value, Optional<Interval> interval, Optional<Interval> slices) {}
