package io.lockspot.flamegraphs;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The stacks that pages are measured with: made up, the same every time. */
public final class BenchmarkTree {

    private BenchmarkTree() {}

    /**
     * A tree of exactly so many frames, the root not counted, 60 deep at most: every stack begins as another and goes its
     * own way from a frame on, as sampled stacks do. 8,000 functions with names as long as Java's.
     */
    public static CallTree of(int frames) {
        Random random = new Random(frames);
        CallTree tree = new CallTree();
        List<Frame> stack = new ArrayList<>();
        int made = 0;
        while (made < frames - 1) {
            int keep = (int) (stack.size() * Math.sqrt(random.nextDouble()));
            stack = new ArrayList<>(stack.subList(0, keep));
            int depth = Math.min(20 + random.nextInt(40), keep + frames - 1 - made);
            CallTree.Node node = tree.root();
            for (Frame frame : stack) {
                node = node.child(frame);
            }
            do {
                Frame frame = frame(random);
                node = node == null ? null : node.child(frame);
                made += node == null ? 1 : 0;
                stack.add(frame);
            } while (stack.size() < depth);
            tree.add(stack, (1 + random.nextInt(3)) * 10_000_000L);
        }
        return tree;
    }

    private static Frame frame(Random random) {
        int number = (int) (8_000 * random.nextDouble() * random.nextDouble());
        String name = "org.example.part" + number % 60 + ".Type" + number % 900 + ".m" + number;
        return number % 7 == 0 ? Frame.kernel("sys_m" + number) : Frame.java(name);
    }
}
