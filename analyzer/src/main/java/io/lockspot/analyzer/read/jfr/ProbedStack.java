package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.List;

/** The stacks of the agent's events end in the probe that wrote them, which is no part of what the program did. */
final class ProbedStack {

    private static final String PROBES = "io.lockspot.agent.probe.";

    private ProbedStack() {}

    static Stack withoutProbe(Stack stack) {
        List<Frame> frames = stack.frames();
        int end = frames.size();
        while (end > 0 && frames.get(end - 1).name().startsWith(PROBES)) {
            end--;
        }
        return end == frames.size() ? stack : new Stack(frames.subList(0, end));
    }
}
