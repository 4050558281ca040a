package io.lockspot.analyzer.compare;

import java.util.Optional;

/**
 * A value of one side, with its interval of 95 percent; both in the unit of the change.
 *
 * @param interval empty with too few runs to know how it varies
 */
public record Figure(double value, Optional<Interval> interval) {}
