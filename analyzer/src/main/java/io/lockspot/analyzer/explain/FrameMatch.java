package io.lockspot.analyzer.explain;

import io.lockspot.flamegraphs.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether a frame's name contains a match of one of the patterns. Asks each pattern once per distinct frame. */
final class FrameMatch {
    private final List<Pattern> patterns;
    private final Map<Frame, Boolean> known = new HashMap<>();

    FrameMatch(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    boolean isEmpty() {
        return patterns.isEmpty();
    }

    boolean matches(Frame frame) {
        return known.computeIfAbsent(
                frame, f -> patterns.stream().anyMatch(p -> p.matcher(f.name()).find()));
    }

    boolean matchesAny(List<Frame> frames) {
        return first(frames) >= 0;
    }

    /** The index of the first frame that matches, or -1. */
    int first(List<Frame> frames) {
        if (patterns.isEmpty()) {
            return -1;
        }
        for (int i = 0; i < frames.size(); i++) {
            if (matches(frames.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
