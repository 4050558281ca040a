package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.List;

/**
 * The stacks of the agent's own events without their innermost frames, which are the agent's: what was measured is where
 * it was called from.
 */
final class AgentStacks {

    private static final String AGENT = "io.lockspot.agent.";

    private LongMap<Stack> known = new LongMap<>();

    /** The stacks of another chunk come next. */
    void begin() {
        known = new LongMap<>();
    }

    Stack of(Event event, int field) {
        long key = event.number(field);
        Stack stack = known.get(key);
        if (stack == null) {
            stack = withoutAgent(event.stack(field));
            known.put(key, stack);
        }
        return stack;
    }

    static Stack withoutAgent(Stack stack) {
        List<Frame> frames = stack.frames();
        int end = frames.size();
        while (end > 0 && frames.get(end - 1).name().startsWith(AGENT)) {
            end--;
        }
        return end == frames.size() ? stack : new Stack(frames.subList(0, end));
    }
}
