package io.lockspot.analyzer.write;

import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Threads as frames of collapsed stacks, as async-profiler writes them. The thread's number, which recordings of several
 * runs have many of, is left open.
 */
public final class ThreadFrames {

    private ThreadFrames() {}

    static Frame of(String thread) {
        return Frame.other(thread.isEmpty() ? "[tid=?]" : "[" + thread + " tid=?]");
    }

    /**
     * The tree with its threads named so.
     *
     * @param tree of stacks that each begin with the name of their thread
     * @param inverted whether they end with it instead
     */
    public static CallTree name(CallTree tree, boolean inverted) {
        CallTree named = new CallTree();
        tree.forEachStack((rootFirst, weight) -> {
            List<Frame> frames = new ArrayList<>(rootFirst);
            int at = inverted ? frames.size() - 1 : 0;
            frames.set(at, of(frames.get(at).name()));
            named.add(frames, weight);
        });
        return named;
    }
}
