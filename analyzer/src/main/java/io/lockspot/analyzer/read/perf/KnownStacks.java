package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.Stack;
import java.util.HashMap;
import java.util.Map;

/**
 * The different stacks of a recording, each once: several parsers find the same, and what is one object is compared
 * quickly. A cache: it forgets everything when it grows too large. Not safe for use by several threads.
 */
final class KnownStacks {

    private static final int BYTES_PER_STACK = 150;
    private static final int BYTES_PER_FRAME = 4;

    private final Map<Stack, Stack> stacks = new HashMap<>();
    private final long budget = Runtime.getRuntime().maxMemory() / 16;
    private long held;

    /** The one stack that is equal. */
    Stack known(Stack stack) {
        Stack known = stacks.putIfAbsent(stack, stack);
        if (known != null) {
            return known;
        }
        held += BYTES_PER_STACK + (long) BYTES_PER_FRAME * stack.frames().size();
        if (held > budget) {
            stacks.clear();
            held = 0;
        }
        return stack;
    }
}
