package io.lockspot.analyzer.model;

import io.lockspot.flamegraphs.Frame;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Folds equal samples together: a mergeable summary, as long as it has room. When there are more different stacks than
 * any program has, a damaged or hostile file that is, further ones become the one stack {@code [other]}, and are counted.
 * Not safe for use by several threads.
 */
public final class SampleFold {

    private static final Stack OTHER = new Stack(List.of(Frame.other("[other]")));

    /** About what a new entry takes, beside its frames. */
    private static final int BYTES_PER_ENTRY = 200;

    private static final int BYTES_PER_FRAME = 4;

    private final SampleTable table = new SampleTable();
    private final long budget;
    private long held;
    private long folded;

    public SampleFold() {
        this(Runtime.getRuntime().maxMemory() / 4);
    }

    /** @param budget how many bytes the different stacks may take, about */
    SampleFold(long budget) {
        this.budget = budget;
    }

    /** @param weight in the unit of the measure, not negative */
    public void add(Measure measure, String thread, Stack stack, long weight, long count) {
        add(measure, thread, stack, weight, count, 0);
    }

    private void add(Measure measure, String thread, Stack stack, long weight, long count, long spun) {
        int entry = table.find(measure, thread, stack);
        if (entry < 0) {
            entry = room(measure, thread, stack);
        }
        table.add(entry, weight, count, spun);
    }

    /** The number of a new entry, or of that for all that there is no room for. */
    private int room(Measure measure, String thread, Stack stack) {
        if (held > budget) {
            folded++;
            int other = table.find(measure, OTHER.toString(), OTHER);
            return other < 0 ? table.make(measure, OTHER.toString(), OTHER) : other;
        }
        held += BYTES_PER_ENTRY
                + (long) BYTES_PER_FRAME * stack.frames().size()
                + (long) Character.BYTES * thread.length();
        return table.make(measure, thread, stack);
    }

    /** What must be said when samples became {@code [other]} for want of room. */
    Optional<Warning> warning(String file) {
        return folded == 0
                ? Optional.empty()
                : Optional.of(new Warning(
                        "folded",
                        file + ": more different stacks than fit into memory; " + folded
                                + " samples became [other]; give Java more memory (-Xmx)"));
    }

    /** The measures of which there is anything. */
    Set<Measure> measures() {
        return table.measures();
    }

    /** Whether nothing came yet. */
    public boolean isEmpty() {
        return table.isEmpty();
    }

    public void add(Sample sample) {
        add(sample.measure(), sample.thread(), sample.stack(), sample.weight(), sample.count(), sample.spun());
    }

    /** What was folded so far, in the order in which it first came. */
    public List<Sample> samples() {
        return table.samples();
    }

    /** How many events were folded. */
    long count() {
        return table.count(stack -> true);
    }

    /** How many of those whose stack is such a one. */
    public long count(Predicate<Stack> such) {
        return table.count(such);
    }

    /** Whether the measure has such a stack. */
    public boolean any(Measure measure, Predicate<Stack> such) {
        return table.any(measure, such);
    }
}
