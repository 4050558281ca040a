package io.lockspot.analyzer.model;

import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** Its hash is spelled out: it is the same in every run, and fast before it is compiled. */
    private record Key(Measure measure, String thread, Stack stack) {
        @Override
        public int hashCode() {
            return (stack.hashCode() * 31 + thread.hashCode()) * 31 + measure.ordinal();
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Key that
                    && measure == that.measure
                    && stack.equals(that.stack)
                    && thread.equals(that.thread);
        }
    }

    private static final class Weight {
        private long weight;
        private long count;
        private long spun;
    }

    private final Map<Key, Weight> weights = new LinkedHashMap<>();
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
        Weight sum = weights.get(new Key(measure, thread, stack));
        if (sum == null) {
            sum = weights.computeIfAbsent(room(new Key(measure, thread, stack)), k -> new Weight());
        }
        sum.weight += weight;
        sum.count += count;
        sum.spun += spun;
    }

    private Key room(Key key) {
        if (held > budget) {
            folded++;
            return new Key(key.measure, OTHER.toString(), OTHER);
        }
        held += BYTES_PER_ENTRY
                + (long) BYTES_PER_FRAME * key.stack.frames().size()
                + (long) Character.BYTES * key.thread.length();
        return key;
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
        Set<Measure> measures = EnumSet.noneOf(Measure.class);
        weights.keySet().forEach(key -> measures.add(key.measure));
        return measures;
    }

    /** Whether nothing came yet. */
    public boolean isEmpty() {
        return weights.isEmpty();
    }

    public void add(Sample sample) {
        add(sample.measure(), sample.thread(), sample.stack(), sample.weight(), sample.count(), sample.spun());
    }

    /** What was folded so far, in the order in which it first came. */
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>(weights.size());
        weights.forEach((k, w) -> samples.add(new Sample(k.measure, k.thread, k.stack, w.weight, w.count, w.spun)));
        return samples;
    }
}
