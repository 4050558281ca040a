package io.lockspot.analyzer.model;

/**
 * A stack and what it stands for, equal ones already folded together.
 *
 * @param thread the thread's name, empty when the recording does not tell
 * @param weight in the unit of the measure
 * @param count how many events were folded into this one
 * @param spun how much of the weight of a wait went into spinning, as far as the recording tells; 0 for other measures
 */
public record Sample(Measure measure, String thread, Stack stack, long weight, long count, long spun) {

    public Sample(Measure measure, String thread, Stack stack, long weight, long count) {
        this(measure, thread, stack, weight, count, 0);
    }
}
