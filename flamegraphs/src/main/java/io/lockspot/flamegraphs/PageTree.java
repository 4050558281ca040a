package io.lockspot.flamegraphs;

import java.util.List;
import java.util.Objects;

/**
 * A call tree as a page shows it.
 *
 * @param name of the measure, such as {@code cpu} or {@code lock-wait}
 * @param unit of the weights: {@code ns} is shown as time; any other, such as {@code samples}, as it is
 * @param tree the stacks
 * @param whole what 100 % is, in the unit of the tree: more than the tree's total when it is a selection
 * @param note what the tree is of, in words; may be empty
 * @param units what weights can be shown in besides, the reader switches between them
 * @param threads whether the first frame of every stack is its thread; the page shows threads together until it is
 *     asked for them
 */
public record PageTree(
        String name, String unit, CallTree tree, long whole, String note, List<PageUnit> units, boolean threads) {

    public PageTree {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(tree, "tree");
        Objects.requireNonNull(note, "note");
        units = List.copyOf(units);
    }

    /** All of a measure. */
    public static PageTree of(String name, String unit, CallTree tree) {
        return new PageTree(name, unit, tree, tree.total(), "", List.of(), false);
    }

    /** The same tree as a selection from a whole of that weight. */
    public PageTree whole(long weight) {
        return new PageTree(name, unit, tree, weight, note, units, threads);
    }

    public PageTree note(String words) {
        return new PageTree(name, unit, tree, whole, words, units, threads);
    }

    public PageTree units(List<PageUnit> others) {
        return new PageTree(name, unit, tree, whole, note, others, threads);
    }

    /** Other stacks of the same weight, each with its thread as the first frame. */
    public PageTree threads(CallTree withThreads) {
        return new PageTree(name, unit, withThreads, whole, note, units, true);
    }
}
