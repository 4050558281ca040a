package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Sample;
import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import java.util.List;

/**
 * The samples of one measure in one run: how much every path weighs, and how many events that is. Filled once, then left
 * alone.
 */
final class Profile {

    private final CallTree weights = new CallTree();
    private final CallTree counts = new CallTree();

    void add(Sample sample) {
        List<Frame> path = sample.stack().frames().stream().map(Profile::known).toList();
        weights.add(path, sample.weight());
        counts.add(path, sample.weight() == 0 ? 0 : sample.count());
    }

    /** Whether the compiler inlined a method differs between equal runs; the method is the same. */
    private static Frame known(Frame frame) {
        return frame.kind() == FrameKind.INLINED ? Frame.java(frame.name()) : frame;
    }

    /** In the unit of the measure. */
    CallTree weights() {
        return weights;
    }

    CallTree counts() {
        return counts;
    }
}
