package io.lockspot.analyzer.write;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * The stacks of one measure, to be written.
 *
 * @param samples all of that measure
 */
public record Profile(Measure measure, List<Sample> samples) {

    public Profile {
        samples = List.copyOf(samples);
    }

    /**
     * The stacks folded together.
     *
     * @param threads whether the first frame of each is its thread
     */
    CallTree tree(boolean threads) {
        CallTree tree = new CallTree();
        for (Sample sample : samples) {
            List<Frame> frames = sample.stack().frames();
            if (threads) {
                frames = new ArrayList<>(frames);
                frames.add(0, ThreadFrames.of(sample.thread()));
            }
            tree.add(frames, sample.weight());
        }
        return tree;
    }
}
