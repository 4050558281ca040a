package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.SampleFold;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a {@link Breakdown} is made of, not yet folded into a tree: every stack still knows its thread. */
public final class SelectedSamples {

    private SelectedSamples() {}

    /**
     * The samples of a measure that the selection leaves, each with the stack that the selection shows of it. Threads are
     * no frames, also where the selection wants them: that only says that patterns are looked for in their names too.
     */
    public static List<Sample> of(Recording recording, Measure measure, Selection selection) {
        FrameMatch exclude = new FrameMatch(selection.exclude());
        FrameMatch include = new FrameMatch(selection.include());
        FrameMatch root = new FrameMatch(selection.root().stream().toList());
        SampleFold fold = new SampleFold();
        for (Sample sample : recording.samples()) {
            List<Frame> frames = sample.measure() == measure ? Breakdown.frames(sample, selection) : List.of();
            boolean kept = sample.measure() == measure
                    && !exclude.matchesAny(frames)
                    && (include.isEmpty() || include.matchesAny(frames));
            if (kept) {
                Optional<List<Frame>> shown = Breakdown.shown(frames, root, selection);
                shown.ifPresent(stack -> fold.add(
                        measure,
                        sample.thread(),
                        new Stack(withoutThread(stack, selection)),
                        sample.weight(),
                        sample.count()));
            }
        }
        return fold.samples();
    }

    /**
     * The recording with the stacks that the selection shows, of every measure, threads among the frames where it wants
     * them. A stack that is excluded is left out; one that is not shown has no frames, for it is part of the whole.
     */
    public static Recording in(Recording recording, Selection selection) {
        if (selection.equals(Selection.ALL)) {
            return recording;
        }
        FrameMatch exclude = new FrameMatch(selection.exclude());
        FrameMatch include = new FrameMatch(selection.include());
        FrameMatch root = new FrameMatch(selection.root().stream().toList());
        List<Sample> selected = new ArrayList<>();
        for (Sample sample : recording.samples()) {
            List<Frame> frames = Breakdown.frames(sample, selection);
            if (!exclude.matchesAny(frames)) {
                Optional<List<Frame>> shown = include.isEmpty() || include.matchesAny(frames)
                        ? Breakdown.shown(frames, root, selection)
                        : Optional.empty();
                selected.add(new Sample(
                        sample.measure(),
                        sample.thread(),
                        shown.map(Stack::new).orElse(Stack.EMPTY),
                        sample.weight(),
                        sample.count(),
                        sample.spun()));
            }
        }
        return recording.with(selected);
    }

    private static List<Frame> withoutThread(List<Frame> stack, Selection selection) {
        if (!selection.threads()) {
            return stack;
        }
        return selection.inverted() ? stack.subList(0, stack.size() - 1) : stack.subList(1, stack.size());
    }
}
