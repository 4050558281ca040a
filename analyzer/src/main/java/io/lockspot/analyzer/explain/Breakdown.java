package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The call tree of one measure.
 *
 * @param whole what 100 % is: the weight of all samples of the measure but the excluded ones, in the measure's unit
 * @param samples how many events the whole was folded from
 * @param tree what was selected of the whole
 * @param part which part of the measure the tree shows: what was spent that way; empty for all of it
 * @param per what weights are set in relation to when they are shown
 */
public record Breakdown(Measure measure, long whole, long samples, CallTree tree, Optional<Spending> part, Per per) {

    /** In this order: the first that a recording has is shown when nobody says which. */
    private static final List<Measure> PREFERRED = List.of(
            Measure.CPU,
            Measure.SAMPLES,
            Measure.LOCK_WAIT,
            Measure.KERNEL_LOCK_WAIT,
            Measure.OPERATION_TIME,
            Measure.OFF_CPU);

    /** The measure to show when nobody says which: {@code cpu} if there is any, else the best there is. */
    public static Optional<Measure> defaultMeasure(Recording recording) {
        return preferred(recording::has);
    }

    /** The best of the measures that there are. */
    public static Optional<Measure> preferred(Predicate<Measure> isThere) {
        return PREFERRED.stream().filter(isThere).findFirst();
    }

    public static Breakdown of(Recording recording, Measure measure, Selection selection) {
        return of(recording, measure, selection, Optional.empty(), Sample::weight);
    }

    /** The measure and after it its parts, one for each way in which any of it was spent; only the whole if unknown. */
    public static List<Breakdown> split(Recording recording, Measure measure, Selection selection) {
        List<Breakdown> split = new ArrayList<>();
        split.add(of(recording, measure, selection));
        WaitingFunctions functions = new WaitingFunctions();
        for (Spending spending : Spent.isKnown(measure) ? Spending.values() : new Spending[0]) {
            Breakdown breakdown = of(recording, measure, selection, spending, functions);
            if (!breakdown.tree.isEmpty()) {
                split.add(breakdown);
            }
        }
        return split;
    }

    private static Breakdown of(
            Recording recording, Measure measure, Selection selection, Spending part, WaitingFunctions functions) {
        return of(recording, measure, selection, Optional.of(part), s -> Spent.part(s, part, functions));
    }

    /** The same measure, or the same part of it, of other samples or otherwise selected. */
    public Breakdown of(Recording recording, Selection selection) {
        return part.isEmpty()
                ? of(recording, measure, selection)
                : of(recording, measure, selection, part.get(), new WaitingFunctions());
    }

    private static Breakdown of(
            Recording recording,
            Measure measure,
            Selection selection,
            Optional<Spending> part,
            ToLongFunction<Sample> weight) {
        FrameMatch exclude = new FrameMatch(selection.exclude());
        FrameMatch include = new FrameMatch(selection.include());
        FrameMatch root = new FrameMatch(selection.root().stream().toList());
        CallTree tree = new CallTree();
        long whole = 0;
        long samples = 0;
        for (Sample sample : recording.samples()) {
            if (sample.measure() != measure) {
                continue;
            }
            List<Frame> frames = frames(sample, selection);
            if (exclude.matchesAny(frames)) {
                continue;
            }
            whole += sample.weight();
            samples += sample.count();
            if (include.isEmpty() || include.matchesAny(frames)) {
                shown(frames, root, selection).ifPresent(stack -> tree.add(stack, weight.applyAsLong(sample)));
            }
        }
        return new Breakdown(measure, whole, samples, tree, part, Per.SHARE);
    }

    static List<Frame> frames(Sample sample, Selection selection) {
        if (!selection.threads()) {
            return sample.stack().frames();
        }
        List<Frame> frames = new ArrayList<>(sample.stack().frames().size() + 1);
        frames.add(Selection.threadFrame(sample.thread()));
        frames.addAll(sample.stack().frames());
        return frames;
    }

    /** The part of the stack that the tree shows, or nothing when the stack does not pass through the wanted root. */
    static Optional<List<Frame>> shown(List<Frame> frames, FrameMatch root, Selection selection) {
        List<Frame> stack = frames;
        if (!root.isEmpty()) {
            int first = root.first(frames);
            if (first < 0) {
                return Optional.empty();
            }
            stack = frames.subList(first, frames.size());
            if (selection.threads() && first > 0) {
                stack = new ArrayList<>(stack);
                stack.add(0, frames.get(0));
            }
        }
        if (selection.inverted()) {
            stack = new ArrayList<>(stack);
            Collections.reverse(stack);
        }
        return Optional.of(stack);
    }

    /** The same, shown in another relation. */
    public Breakdown per(Per other) {
        return new Breakdown(measure, whole, samples, tree, part, other);
    }

    /** The share of the whole, 0 to 100. */
    public double share(long weight) {
        return whole == 0 ? 0 : 100.0 * weight / whole;
    }
}
