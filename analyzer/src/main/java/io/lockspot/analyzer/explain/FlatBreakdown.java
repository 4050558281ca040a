package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.Frame;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The functions of a call tree as a flat list, heaviest total first. */
public record FlatBreakdown(Breakdown breakdown, List<FunctionTotal> functions) {

    private static final Comparator<FunctionTotal> HEAVIEST_FIRST = Comparator.comparingLong(FunctionTotal::total)
            .thenComparingLong(FunctionTotal::self)
            .reversed()
            .thenComparing(FunctionTotal::frame);

    private static final class Sums {
        private long total;
        private long self;
    }

    /** A list has no direction: whether the selection is inverted makes no difference. */
    public static FlatBreakdown of(Recording recording, Measure measure, Selection selection) {
        Breakdown breakdown = Breakdown.of(recording, measure, selection.upright());
        return new FlatBreakdown(breakdown, functions(breakdown.tree()));
    }

    /** The same, shown in another relation. */
    public FlatBreakdown per(Per other) {
        return new FlatBreakdown(breakdown.per(other), functions);
    }

    private static List<FunctionTotal> functions(CallTree tree) {
        Map<Frame, Sums> sums = new HashMap<>();
        tree.forEachStack((stack, weight) -> {
            for (Frame frame : new HashSet<>(stack)) {
                sums.computeIfAbsent(frame, f -> new Sums()).total += weight;
            }
            if (!stack.isEmpty()) {
                sums.get(stack.get(stack.size() - 1)).self += weight;
            }
        });
        return sums.entrySet().stream()
                .map(e -> new FunctionTotal(e.getKey(), e.getValue().total, e.getValue().self))
                .sorted(HEAVIEST_FIRST)
                .toList();
    }
}
