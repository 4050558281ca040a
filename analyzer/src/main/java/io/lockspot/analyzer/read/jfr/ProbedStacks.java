package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.List;

/**
 * The stacks of the agent's events, of one chunk. They end in the probe that wrote the event, which is no part of what
 * the program did.
 */
final class ProbedStacks {

    private static final String PROBES = "io.lockspot.agent.probe.";

    private LongMap<Stack> known = new LongMap<>();

    /** The stacks of another chunk come next. */
    void begin() {
        known = new LongMap<>();
    }

    Stack of(Event event, int field) {
        long key = event.number(field);
        Stack stack = known.get(key);
        if (stack == null) {
            stack = withoutProbe(event.stack(field));
            known.put(key, stack);
        }
        return stack;
    }

    static Stack withoutProbe(Stack stack) {
        List<Frame> frames = stack.frames();
        int end = frames.size();
        while (end > 0 && frames.get(end - 1).name().startsWith(PROBES)) {
            end--;
        }
        return end == frames.size() ? stack : new Stack(frames.subList(0, end));
    }
}
