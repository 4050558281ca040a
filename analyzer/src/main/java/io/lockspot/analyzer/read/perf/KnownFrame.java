package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.read.KnownFrames;
import io.lockspot.flamegraphs.Frame;

/** A frame as one parser met it, and, for the one thread that folds, what it is in the whole recording. */
final class KnownFrame {

    private final Frame frame;
    private final boolean inlined;
    private Frame ofRecording;

    /** @param inlined whether the compiler copied it into its caller: then the stack has no entry of its own for it */
    KnownFrame(Frame frame, boolean inlined) {
        this.frame = frame;
        this.inlined = inlined;
    }

    Frame frame() {
        return frame;
    }

    boolean isInlined() {
        return inlined;
    }

    /** The recording's one frame that is equal, or the one for all that had no place. For the thread that folds. */
    Frame settled(KnownFrames frames) {
        if (ofRecording == null) {
            ofRecording = frames.known(frame);
        }
        return ofRecording;
    }

    /** Whether there was no place for it. */
    boolean isFolded() {
        return !ofRecording.equals(frame);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof KnownFrame that && inlined == that.inlined && frame.equals(that.frame);
    }

    @Override
    public int hashCode() {
        return 2 * frame.hashCode() + (inlined ? 1 : 0);
    }
}
