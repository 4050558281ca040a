package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.read.KnownFrames;
import io.lockspot.flamegraphs.Frame;
import java.util.Arrays;

/**
 * A stack that came up at least once, with what is to be told of it. Made by the thread that parses; what it is in the
 * recording, {@link #settle} finds out for the one thread that folds.
 */
final class KnownStack {

    /** The numbers of its frames, innermost first, see {@link FrameIds}. */
    final int[] ids;

    final int hash;

    /** How many frames the kernel recorded; inlined ones are found later. */
    final int depth;

    final int kernelFrames;
    final int kernelFramesUnknown;
    private KnownFrame[] rootFirst;
    private Stack stack;
    private int folded;

    KnownStack(int[] ids, int hash, int depth, int kernelFrames, int kernelFramesUnknown, KnownFrame[] rootFirst) {
        this.ids = ids;
        this.hash = hash;
        this.depth = depth;
        this.kernelFrames = kernelFrames;
        this.kernelFramesUnknown = kernelFramesUnknown;
        this.rootFirst = rootFirst;
    }

    /** Makes it of the frames of the whole recording; once is enough, further calls do nothing. */
    void settle(KnownFrames ofRecording, KnownStacks stacks) {
        if (stack == null) {
            Frame[] frames = new Frame[rootFirst.length];
            for (int i = 0; i < frames.length; i++) {
                frames[i] = rootFirst[i].settled(ofRecording);
                folded += rootFirst[i].isFolded() ? 1 : 0;
            }
            stack = frames.length == 0 ? Stack.EMPTY : stacks.known(new Stack(Arrays.asList(frames)));
            rootFirst = null;
        }
    }

    /** When it is settled. */
    Stack stack() {
        return stack;
    }

    /** How many of its frames had no place in the recording; when it is settled. */
    int folded() {
        return folded;
    }
}
