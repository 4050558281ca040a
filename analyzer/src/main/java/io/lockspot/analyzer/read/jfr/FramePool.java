package io.lockspot.analyzer.read.jfr;

import io.lockspot.flamegraphs.Frame;
import java.util.HashMap;
import java.util.Map;

/** One object for each frame of a file, however many chunks it comes from. */
final class FramePool {

    private final Map<Frame, Frame> frames = new HashMap<>();

    Frame one(Frame frame) {
        Frame known = frames.putIfAbsent(frame, frame);
        return known == null ? frame : known;
    }
}
