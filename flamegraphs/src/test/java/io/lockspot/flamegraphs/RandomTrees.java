package io.lockspot.flamegraphs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Trees for property tests: the same seed gives the same tree. */
final class RandomTrees {

    private RandomTrees() {}

    static CallTree tree(Random random) {
        CallTree tree = new CallTree();
        int stacks = random.nextInt(40);
        for (int i = 0; i < stacks; i++) {
            tree.add(stack(random), random.nextInt(1000));
        }
        return tree;
    }

    private static List<Frame> stack(Random random) {
        List<Frame> stack = new ArrayList<>();
        int depth = random.nextInt(8);
        for (int i = 0; i < depth; i++) {
            FrameKind kind = FrameKind.values()[random.nextInt(FrameKind.values().length)];
            stack.add(new Frame("f" + random.nextInt(4), kind));
        }
        return stack;
    }

    /** What a tree holds, to compare trees by. */
    static Map<List<Frame>, Long> stacks(CallTree tree) {
        Map<List<Frame>, Long> stacks = new HashMap<>();
        tree.forEachStack((rootFirst, weight) -> stacks.merge(List.copyOf(rootFirst), weight, Long::sum));
        return stacks;
    }

    static CallTree sum(CallTree... trees) {
        CallTree sum = new CallTree();
        for (CallTree tree : trees) {
            sum.add(tree);
        }
        return sum;
    }

    /** A chain of that many Java frames. */
    static List<Frame> deepStack(int depth) {
        List<Frame> stack = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            stack.add(Frame.java("deep.Stack.level" + i % 7));
        }
        return stack;
    }
}
