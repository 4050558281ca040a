package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.flamegraphs.FrameKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds samples of idle processors: a recording of the whole machine has them, and they count in every share. */
public final class IdleTime {

    private static final String MARK = "do_idle";

    /** Below this share idle samples do not change the picture; percent. */
    private static final double LEAST_SHARE = 1;

    private IdleTime() {}

    /** Whether the processor had nothing to do: such samples cost nothing. */
    public static boolean isIdle(Stack stack) {
        return stack.frames().stream().anyMatch(f -> f.name().equals(MARK) && f.kind() == FrameKind.KERNEL);
    }

    /** The recording without the samples of idle CPUs, which cost nothing. */
    public static Recording without(Recording recording) {
        return recording.with(recording.samples().stream()
                .filter(sample -> !isIdle(sample.stack()))
                .toList());
    }

    /** A warning when idle samples make up a visible part of what is left after the exclusions. */
    public static Optional<Warning> warning(Recording recording, Measure measure, Selection selection) {
        if (!measure.sampled()) {
            return Optional.empty();
        }
        List<Pattern> idle = List.of(Pattern.compile("^" + MARK + "$"));
        Selection idleOnly = new Selection(idle, selection.exclude(), Optional.empty(), false, selection.threads());
        Breakdown breakdown = Breakdown.of(recording, measure, idleOnly);
        double share = breakdown.share(breakdown.tree().total());
        if (share < LEAST_SHARE) {
            return Optional.empty();
        }
        return Optional.of(new Warning(
                "idle",
                String.format(
                        Locale.ROOT,
                        "%.2f%% of the samples are of idle CPUs and count in every share; leave them out with -X %s",
                        share,
                        MARK)));
    }
}
