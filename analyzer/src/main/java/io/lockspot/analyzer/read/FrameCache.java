package io.lockspot.analyzer.read;

import io.lockspot.flamegraphs.Frame;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Frames by the text that names them, so that a function is canonicalised once and not once per sample. Holds a bounded
 * amount: when a file has more different names than any program, the rest is {@link CanonicalNames#OTHER}, and is
 * counted. Not safe for use by several threads.
 */
public final class FrameCache {

    /** Longer names lose their end. */
    public static final int MAX_NAME = 4096;

    private static final int BYTES_PER_ENTRY = 250;

    private final Map<String, Frame> frames = new HashMap<>();
    private final long budget;
    private long held;
    private long folded;

    public FrameCache() {
        this(Runtime.getRuntime().maxMemory() / 8);
    }

    /** @param budget how many bytes the names may take, about */
    public FrameCache(long budget) {
        this.budget = budget;
    }

    /**
     * The frame for that text, which {@code canonical} makes at the first time.
     *
     * @param text says all that the frame depends on
     */
    public Frame frame(String text, Function<String, Frame> canonical) {
        String name = text.length() > MAX_NAME ? text.substring(0, MAX_NAME) : text;
        Frame known = frames.get(name);
        if (known != null) {
            return known;
        }
        if (held > budget) {
            folded++;
            return CanonicalNames.OTHER;
        }
        Frame frame = canonical.apply(name);
        frames.put(name, frame);
        held += BYTES_PER_ENTRY + 2L * name.length();
        return frame;
    }

    /** How many bytes of memory the names take, about. */
    public long bytes() {
        return held;
    }

    /** Forgets all frames; the budget is whole again. */
    public void clear() {
        frames.clear();
        held = 0;
    }

    /** How many times a frame was replaced by {@link CanonicalNames#OTHER}. */
    public long folded() {
        return folded;
    }
}
