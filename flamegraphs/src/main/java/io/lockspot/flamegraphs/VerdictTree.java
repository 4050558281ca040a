package io.lockspot.flamegraphs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The verdicts on paths, by frame from the root on. Not changed any more once it is filled. */
final class VerdictTree {

    static final VerdictTree NONE = new VerdictTree();

    private final Map<Frame, VerdictTree> children = new HashMap<>();
    private DiffVerdict verdict = DiffVerdict.UNKNOWN;

    static VerdictTree of(Map<List<Frame>, DiffVerdict> verdicts) {
        VerdictTree root = new VerdictTree();
        verdicts.forEach((path, verdict) -> {
            VerdictTree node = root;
            for (Frame frame : path) {
                node = node.children.computeIfAbsent(frame, f -> new VerdictTree());
            }
            node.verdict = verdict;
        });
        return root;
    }

    /** With better for worse. */
    VerdictTree swapped() {
        if (this == NONE) {
            return NONE;
        }
        record Pair(VerdictTree from, VerdictTree to) {}
        VerdictTree swapped = new VerdictTree();
        Deque<Pair> open = new ArrayDeque<>(List.of(new Pair(this, swapped)));
        while (!open.isEmpty()) {
            Pair pair = open.pop();
            pair.to.verdict = pair.from.verdict.swapped();
            pair.from.children.forEach((frame, child) -> {
                VerdictTree copy = new VerdictTree();
                pair.to.children.put(frame, copy);
                open.push(new Pair(child, copy));
            });
        }
        return swapped;
    }

    DiffVerdict verdict() {
        return verdict;
    }

    /** What is below that frame; {@link #NONE} when nothing was said of it. */
    VerdictTree child(Frame frame) {
        return children.getOrDefault(frame, NONE);
    }
}
