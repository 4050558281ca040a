package io.lockspot.analyzer.model.kernel;

import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import java.util.List;
import java.util.Set;

/**
 * Where on a stack a lock is taken.
 *
 * @param rootFirst the whole stack
 * @param at the index of the function that wants the lock; -1 when there is none
 * @param primitive the function that it called to get it, empty when there is none on the stack
 * @param forms what the lock can be: by the primitive and, when it is known, by what the recording says
 */
record Taking(List<Frame> rootFirst, int at, String primitive, Set<LockForm> forms) {

    private static final String NOBODY = "[unknown]";

    /** The lock that is taken at the end of a stack: where a wait began. */
    static Taking atEnd(List<Frame> rootFirst) {
        int at = rootFirst.size() - 1;
        while (at >= 0 && !takes(rootFirst.get(at))) {
            at--;
        }
        return outwards(rootFirst, at);
    }

    /**
     * The innermost wait that a running stack is inside of, with whatever the waiting itself calls; its
     * {@link #at} is -2 when it waits for nothing.
     */
    static Taking spinning(List<Frame> rootFirst) {
        for (int i = rootFirst.size() - 1; i >= 0; i--) {
            Frame frame = rootFirst.get(i);
            if (frame.kind() == FrameKind.KERNEL && Primitive.of(frame.name()).waits()) {
                int at = i;
                while (at >= 0 && !takes(rootFirst.get(at))) {
                    at--;
                }
                return outwards(rootFirst, at);
            }
        }
        return new Taking(rootFirst, -2, "", Set.of());
    }

    /** From who wants the lock back to what it called. */
    private static Taking outwards(List<Frame> rootFirst, int at) {
        for (int i = at + 1; i < rootFirst.size(); i++) {
            Frame frame = rootFirst.get(i);
            LockForm form = frame.kind() == FrameKind.KERNEL
                    ? Primitive.of(frame.name()).form()
                    : null;
            if (form != null && form != LockForm.UNKNOWN) {
                return new Taking(rootFirst, at, frame.name(), Set.of(form));
            }
        }
        return new Taking(rootFirst, at, "", Set.of());
    }

    /** Whether it is a function of the kernel that wants a lock for a reason of its own. */
    private static boolean takes(Frame frame) {
        return frame.kind() == FrameKind.KERNEL && Primitive.of(frame.name()) == Primitive.NONE;
    }

    /** What the primitive takes; {@link LockForm#UNKNOWN} when there is none. */
    LockForm form() {
        return forms.isEmpty() ? LockForm.UNKNOWN : forms.iterator().next();
    }

    /** The same, of a lock of that form. */
    Taking of(LockForm form) {
        return new Taking(rootFirst, at, primitive, form == LockForm.UNKNOWN ? forms : Set.of(form));
    }

    /** The same, of a lock that a real-time kernel makes a mutex of, whatever it is elsewhere. */
    Taking realTime() {
        return forms.isEmpty() || forms.contains(LockForm.RT_MUTEX) ? of(LockForm.MUTEX) : this;
    }

    String taker() {
        return at < 0 ? NOBODY : rootFirst.get(at).name();
    }
}
