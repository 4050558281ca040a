package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Measure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much each quantity varied from one slice of time to the next within the runs: where there are too few runs for a
 * test, that is what there is to see: half of what the middle half of the slices covers, which a slice in which nothing
 * happened does not blow up. It describes, and decides nothing: slices of one run are not independent, and what
 * differs between runs is not in them.
 */
final class SliceBands {

    private static final int LEAST_SLICES = 4;

    /** Nothing is known. */
    static final SliceBands NONE = new SliceBands();

    private final Map<Subject, Series> bySubject = new HashMap<>();

    private SliceBands() {}

    /** @param chosen what costs are divided by; the same for the slices */
    static SliceBands of(Runs runs, Denominator chosen, Collection<Measure> measures, List<Watch> watches) {
        SliceBands bands = new SliceBands();
        List<Run> before = slices(runs.before(), chosen);
        List<Run> after = slices(runs.after(), chosen);
        if (Math.min(before.size(), after.size()) < LEAST_SLICES) {
            return bands;
        }
        Runs slices = new Runs(before, after);
        Denominator.Amounts amounts = Denominator.of(slices);
        if (amounts.chosen().equals(chosen)) {
            bands.add(OperationQuantities.of(slices));
            bands.add(LockQuantities.of(slices, amounts));
            for (Measure measure : PathQuantities.comparable(slices, amounts)) {
                if (measures.contains(measure)) {
                    PathQuantities paths = new PathQuantities(measure, slices, amounts, watches);
                    bands.add(paths.paths().values());
                    bands.add(paths.watched());
                }
            }
        }
        return bands;
    }

    /** Those that did what costs are given for. */
    private static List<Run> slices(List<Run> side, Denominator chosen) {
        List<Run> slices = new ArrayList<>();
        for (Run run : side) {
            run.slices().stream()
                    .filter(s -> chosen.kind() != Denominator.Kind.OPERATION || s.count(chosen.operation()) > 0)
                    .forEach(slices::add);
        }
        return slices;
    }

    private void add(Collection<Quantity> quantities) {
        quantities.forEach(q -> bySubject.put(q.subject(), q.series()));
    }

    /** Of one side, around the mean of its runs; empty when it is not known. */
    Optional<Interval> of(Quantity quantity, boolean before) {
        Series slices = bySubject.get(quantity.subject());
        return slices == null ? Optional.empty() : Optional.of(quantity.band(before, slices.halfRange(before)));
    }
}
