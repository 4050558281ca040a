package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was seen where a condition holds.
 *
 * @param measure what the share is a share of; empty when nothing was measured
 * @param events in how many samples, or waits, it was seen
 * @param waitsAt the index in the evidence of the function that waits
 */
record Finding(
        Optional<Measure> measure,
        long total,
        long events,
        double share,
        List<Signature.Step> evidence,
        int waitsAt,
        List<Signature.Count> counts) {

    /** The condition holds, and there is nothing to show for it. */
    static final Finding BARE = new Finding(Optional.empty(), 0, 0, 0, List.of(), 0, List.of());

    static Finding counted(Signature.Count count) {
        return new Finding(Optional.empty(), count.count(), 0, count.share(), List.of(), 0, List.of(count));
    }

    /** Both hold: what was measured first is what is shown, with the counts of both. */
    Finding and(Finding other) {
        List<Signature.Count> all = new ArrayList<>(counts);
        all.addAll(other.counts);
        boolean shown = measure.isPresent() || other.measure.isEmpty() && !counts.isEmpty();
        Finding first = shown ? this : other;
        return new Finding(first.measure, first.total, first.events, first.share, first.evidence, first.waitsAt, all);
    }
}
