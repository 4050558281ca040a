package io.lockspot.flamegraphs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The table of all frames of a page: {@code names}, and {@code kinds}, a letter of {@code jinkol} each for Java, inlined,
 * native, kernel, other, lock, and a capital for all that is about locking.
 */
final class PageFrames {

    private static final String KINDS = "jinkol";

    private final Map<Frame, Integer> ids = new HashMap<>();
    private final List<Frame> frames = new ArrayList<>();

    /** The frame's place in the table, where it is put if it was not there. */
    int id(Frame frame) {
        Integer id = ids.putIfAbsent(frame, frames.size());
        if (id == null) {
            frames.add(frame);
            return frames.size() - 1;
        }
        return id;
    }

    void write(ScriptJson json) throws IOException {
        json.raw("\"names\":").array(frames, (to, frame) -> to.string(frame.name()));
        json.raw(",\n\"kinds\":").string(kinds());
    }

    private String kinds() {
        StringBuilder kinds = new StringBuilder(frames.size());
        for (Frame frame : frames) {
            String kind = KINDS.substring(frame.kind().ordinal(), frame.kind().ordinal() + 1);
            kinds.append(LockFrames.isLock(frame) ? kind.toUpperCase(Locale.ROOT) : kind);
        }
        return kinds.toString();
    }
}
