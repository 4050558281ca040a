package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.Stack;

/**
 * A stack that came up at least once, with what is to be told of it. Made by the thread that parses; {@link #settled} is
 * for the one thread that folds.
 */
final class KnownStack {

    /** The numbers of its frames, innermost first, see {@link FrameIds}. */
    final int[] ids;

    final int hash;

    /** How many frames the kernel recorded; inlined ones are found later. */
    final int depth;

    final int kernelFrames;
    final int kernelFramesUnknown;
    private Stack stack;
    private int folded = -1;

    KnownStack(int[] ids, int hash, int depth, int kernelFrames, int kernelFramesUnknown, Stack stack) {
        this.ids = ids;
        this.hash = hash;
        this.depth = depth;
        this.kernelFrames = kernelFrames;
        this.kernelFramesUnknown = kernelFramesUnknown;
        this.stack = stack;
    }

    Stack stack() {
        return stack;
    }

    /** Whether {@link #settle} was called. */
    boolean settled() {
        return folded >= 0;
    }

    /** Exchanges the frames for those of the whole recording, of which so many had no place. */
    void settle(Stack ofRecording, int foldedFrames) {
        stack = ofRecording;
        folded = foldedFrames;
    }

    int folded() {
        return folded;
    }
}
