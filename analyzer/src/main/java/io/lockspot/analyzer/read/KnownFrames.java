package io.lockspot.analyzer.read;

import io.lockspot.flamegraphs.Frame;
import java.util.HashMap;
import java.util.Map;

/**
 * The different frames of a recording, each once, up to an amount of memory: when a file has more different functions
 * than any program, the rest is {@link CanonicalNames#OTHER}. Which ones depends on the order alone in which they come.
 * Not safe for use by several threads.
 */
public final class KnownFrames {

    private static final int BYTES_PER_ENTRY = 250;

    private final Map<Frame, Frame> frames = new HashMap<>();
    private final long budget;
    private long held;

    public KnownFrames() {
        this(Runtime.getRuntime().maxMemory() / 8);
    }

    /** @param budget how many bytes the names may take, about */
    public KnownFrames(long budget) {
        this.budget = budget;
    }

    /** The one frame that is equal, or {@link CanonicalNames#OTHER} when there is no room for another one. */
    public Frame known(Frame frame) {
        Frame known = frames.get(frame);
        if (known != null) {
            return known;
        }
        if (held > budget) {
            return CanonicalNames.OTHER;
        }
        frames.put(frame, frame);
        held += BYTES_PER_ENTRY + 2L * frame.name().length();
        return frame;
    }
}
