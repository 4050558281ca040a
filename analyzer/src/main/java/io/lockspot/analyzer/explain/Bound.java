package io.lockspot.analyzer.explain;

/**
 * How much more there could be if a wait were gone: an upper bound, for the rest of the work still needs its CPU time, and
 * the next lock is not known yet.
 *
 * @param factor the CPU time that there was, idle CPUs included, divided by what was busy with something else
 * @param of what there could be more of: {@code connections}
 * @param busy whether the recording shows that the CPUs had hardly been idle; if not, nobody knows
 */
public record Bound(double factor, String of, boolean busy) {}
