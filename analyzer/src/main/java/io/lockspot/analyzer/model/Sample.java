package io.lockspot.analyzer.model;

/**
 * A stack and what it stands for, equal ones already folded together.
 *
 * @param thread the thread's name, empty when the recording does not tell
 * @param weight in the unit of the measure
 * @param count how many events were folded into this one
 */
public record Sample(Measure measure, String thread, Stack stack, long weight, long count) {}
