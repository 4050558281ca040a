package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.flamegraphs.Frame;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which stacks a call tree is made of, and from which side. Patterns are looked for anywhere in the names of frames,
 * and, with {@code threads}, in the names of threads too.
 *
 * @param include keep only stacks that have a matching frame for one of these; empty keeps all
 * @param exclude drop stacks that have a matching frame for one of these; what is dropped is no part of the whole
 *     either, so shares are of what is left
 * @param root start every stack at its first frame that matches, and drop stacks without one
 * @param inverted callees first: the tree starts where the time was spent
 * @param threads the thread's name as the first frame
 */
public record Selection(
        List<Pattern> include, List<Pattern> exclude, Optional<Pattern> root, boolean inverted, boolean threads) {

    public static final Selection ALL = new Selection(List.of(), List.of(), Optional.empty(), false, false);

    public Selection {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    public static Selection excluding(List<Pattern> exclude) {
        return new Selection(List.of(), exclude, Optional.empty(), false, false);
    }

    /** The same stacks, callers first. */
    Selection upright() {
        return new Selection(include, exclude, root, false, threads);
    }

    /** The recording without the samples that are excluded, of any measure; tables of locks and operations stay. */
    public Recording exclude(Recording recording) {
        if (exclude.isEmpty()) {
            return recording;
        }
        FrameMatch excluded = new FrameMatch(exclude);
        List<Sample> kept = recording.samples().stream()
                .filter(s -> !excluded.matchesAny(s.stack().frames()))
                .toList();
        return recording.with(kept);
    }

    /** The first frame of a stack when threads are wanted. */
    static Frame threadFrame(String thread) {
        return Frame.other(thread.isEmpty() ? "unknown thread" : thread);
    }
}
