package io.lockspot.analyzer.compare;

import java.util.OptionalDouble;

/**
 * What a path or a lock costs on one side, in each of the ways to say it; weights are in the unit of the measure.
 *
 * @param perOperation weight for each operation
 * @param perCpuSecond weight for each second that a CPU was there
 * @param share of all weight, 0 to 100
 */
public record SideCosts(OptionalDouble perOperation, OptionalDouble perCpuSecond, OptionalDouble share) {}
