package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;

/**
 * What chunks have in common: types, names, frames, stacks. Kept from chunk to chunk, within limits, so that a chunk
 * costs what is new in it. Not safe for use by several threads: each has its own.
 */
final class Recurring {

    private static final long MOST_TEXT_BYTES = 8L << 20;
    private static final int MOST_NAMES = 100_000;

    private final MetadataCache metadata = new MetadataCache();
    private final TextPool texts = new TextPool(MOST_TEXT_BYTES);
    private final FramePool frames;
    private final StackPool stacks;

    /** What all threads that read one recording have in common. */
    static final class Shared {

        private static final int MOST_FRAMES = 100_000;

        /** Of frames in stacks; each takes four bytes in a key and four in a stack. */
        private final long mostInStacks = Math.min(Runtime.getRuntime().maxMemory() / 64, 16_000_000);

        private final SharedPool<Frame> frames = new SharedPool<>(MOST_FRAMES);
        private final SharedPool<Stack> stacks = new SharedPool<>(mostInStacks);
    }

    Recurring(Shared shared) {
        frames = new FramePool(shared.frames);
        stacks = new StackPool(frames, shared.stacks, shared.mostInStacks);
    }

    /** The next chunk begins: whatever was handed out for the one before is done with. */
    void next() {
        if (frames.size() > MOST_NAMES) {
            frames.clear();
            stacks.clear();
        }
    }

    MetadataCache metadata() {
        return metadata;
    }

    TextPool texts() {
        return texts;
    }

    FramePool frames() {
        return frames;
    }

    StackPool stacks() {
        return stacks;
    }
}
