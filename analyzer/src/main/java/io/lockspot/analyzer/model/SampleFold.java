package io.lockspot.analyzer.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Folds equal samples together: a mergeable summary. Not safe for use by several threads. */
public final class SampleFold {

    private record Key(Measure measure, String thread, Stack stack) {}

    private static final class Weight {
        private long weight;
        private long count;
    }

    private final Map<Key, Weight> weights = new HashMap<>();

    /** @param weight in the unit of the measure, not negative */
    public void add(Measure measure, String thread, Stack stack, long weight, long count) {
        Weight sum = weights.computeIfAbsent(new Key(measure, thread, stack), k -> new Weight());
        sum.weight += weight;
        sum.count += count;
    }

    public void add(Sample sample) {
        add(sample.measure(), sample.thread(), sample.stack(), sample.weight(), sample.count());
    }

    /** What was folded so far, in no particular order. */
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>(weights.size());
        weights.forEach((k, w) -> samples.add(new Sample(k.measure, k.thread, k.stack, w.weight, w.count)));
        return samples;
    }
}
