package io.lockspot.analyzer.explain;

import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Functions that follow each other on a stack, callers first. A name with a dot is a Java method, one without is a
 * function of the kernel or of a library.
 */
record PathPattern(List<Step> steps) {

    /** More steps than anybody can read. */
    static final int MOST_STEPS = 8;

    private static final int NOWHERE = -2;
    private static final int FROM_THE_START = -1;

    /**
     * @param names of which one is enough
     * @param directly whether it must be called by the step before, rather than from anywhere below it
     * @param through functions that may stand in between all the same: kernels differ in what their compiler inlined
     */
    record Step(Set<String> names, boolean directly, Set<String> through) {

        boolean is(Frame frame) {
            return names.contains(frame.name()) && isOfItsKind(frame);
        }

        private boolean mayStandBetween(Frame frame) {
            return through.contains(frame.name()) && isOfItsKind(frame);
        }

        private static boolean isOfItsKind(Frame frame) {
            boolean java = frame.kind() == FrameKind.JAVA || frame.kind() == FrameKind.INLINED;
            return java == frame.name().indexOf('.') >= 0;
        }
    }

    PathPattern {
        steps = List.copyOf(steps);
    }

    /** Whether the stack follows all steps. */
    boolean matches(List<Frame> stack) {
        return match(stack).length == steps.size();
    }

    /** Where on the stack the steps are: as many of them, from the first one on, as the stack follows. */
    int[] match(List<Frame> stack) {
        int[][] from = new int[steps.size()][];
        int matched = 0;
        while (matched < steps.size()) {
            from[matched] = reached(matched, matched == 0 ? null : from[matched - 1], stack);
            if (from[matched] == null) {
                break;
            }
            matched++;
        }
        int[] at = new int[matched];
        for (int step = matched - 1; step >= 0; step--) {
            at[step] = step == matched - 1 ? first(from[step]) : from[step + 1][at[step + 1]];
        }
        return at;
    }

    /**
     * For each frame, the frame of the step before from which this step reaches it; {@link #NOWHERE} where it does not.
     * Null when it reaches none.
     */
    private int[] reached(int step, int[] before, List<Frame> stack) {
        int[] from = null;
        for (int i = 0; i < stack.size(); i++) {
            if (steps.get(step).is(stack.get(i))) {
                int origin = before == null ? FROM_THE_START : origin(steps.get(step), before, i, stack);
                if (origin != NOWHERE) {
                    from = from == null ? nowhere(stack.size()) : from;
                    from[i] = origin;
                }
            }
        }
        return from;
    }

    private static int origin(Step step, int[] before, int at, List<Frame> stack) {
        for (int i = at - 1; i >= 0; i--) {
            if (before[i] != NOWHERE) {
                return i;
            }
            if (step.directly() && !step.mayStandBetween(stack.get(i))) {
                return NOWHERE;
            }
        }
        return NOWHERE;
    }

    private static int first(int[] from) {
        int i = 0;
        while (from[i] == NOWHERE) {
            i++;
        }
        return i;
    }

    private static int[] nowhere(int size) {
        int[] from = new int[size];
        Arrays.fill(from, NOWHERE);
        return from;
    }
}
