package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.RecordingBuilder;

/** What the stacks of a recording lack. */
final class StackQuality {

    /** Where the kernel stops unless it is told otherwise ({@code kernel.perf_event_max_stack}), and perf script too. */
    private static final int USUAL_LIMIT = 127;

    private long kernelFrames;
    private long kernelFramesUnknown;
    private long atLimit;
    private int deepest;

    void add(KnownStack stack) {
        kernelFrames += stack.kernelFrames;
        kernelFramesUnknown += stack.kernelFramesUnknown;
        atLimit += stack.depth == USUAL_LIMIT ? 1 : 0;
        deepest = Math.max(deepest, stack.depth);
    }

    void report(RecordingBuilder into) {
        if (2 * kernelFramesUnknown > kernelFrames) {
            into.warn(
                    "kernel-symbols",
                    into.file() + ": " + kernelFramesUnknown + " of " + kernelFrames
                            + " kernel frames have no names; allow perf script to see them"
                            + " (as root, or with sysctl kernel.kptr_restrict=0) and print it again");
        }
        if (deepest == USUAL_LIMIT) {
            into.warn(
                    "truncated-stacks",
                    into.file() + ": " + atLimit + (atLimit == 1 ? " sample has" : " samples have") + " " + USUAL_LIMIT
                            + " frames, where the kernel stops; their outermost callers may be missing"
                            + " (sysctl kernel.perf_event_max_stack, perf script --max-stack)");
        }
    }
}
