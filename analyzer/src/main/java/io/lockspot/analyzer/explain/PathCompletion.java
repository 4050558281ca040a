package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets stacks of perf meet those of a profiler that sees through the JVM. Perf begins below the Java code of a thread,
 * has no name for interpreted methods and no frame for inlined ones. Where the other profiler's stacks of the same
 * recordings have exactly one path that goes through all frames that perf has, in their order, and begins as the thread
 * did, in a {@code run} or in {@code main}, that path is filled in;
 * where there is none, or more than one, the stack stays as it was recorded. It is a conclusion, so it is told.
 */
public final class PathCompletion {

    /** So many inlined methods and stubs may be missing between two frames. */
    private static final int MAX_GAP = 12;

    /** Names that perf has for what is not a method: the interpreter, and the JVM's entry into Java. */
    private static final Set<String> NO_METHODS = Set.of("Interpreter", "call_stub", "StubRoutines");

    /** Where the JVM begins to run Java code, and how the outermost method is called then: what perf always sees. */
    private static final Map<String, String> ENTRIES = Map.of("thread_entry", ".run", "JavaMain", ".main");

    /** A method on one of the paths that are known from the root. */
    private static final class Node {
        private final Node caller;
        private final Frame frame;
        private final Map<Frame, Node> callees = new HashMap<>(4);

        private Node(Node caller, Frame frame) {
            this.caller = caller;
            this.frame = frame;
        }

        private String outermost() {
            Node node = this;
            while (node.caller.caller != null) {
                node = node.caller;
            }
            return node.frame.name();
        }
    }

    private final Node root = new Node(null, Frame.other("all"));
    private final Map<Frame, List<Node>> outermost = new HashMap<>();
    private final Map<Stack, Stack> completed = new HashMap<>();
    private long filled;
    private long total;

    private PathCompletion() {}

    /** The recording with the paths filled in, and one more warning if there were any. */
    public static Recording of(Recording recording) {
        PathCompletion completion = new PathCompletion();
        recording.samples().stream()
                .map(sample -> sample.stack().frames())
                .filter(PathCompletion::isWhole)
                .forEach(completion::learn);
        if (completion.root.callees.isEmpty()) {
            return recording;
        }
        List<Sample> samples =
                recording.samples().stream().map(completion::complete).toList();
        if (completion.filled == 0) {
            return recording;
        }
        List<Warning> warnings = new ArrayList<>(recording.warnings());
        warnings.add(completion.warning());
        return recording.with(samples, warnings);
    }

    private Warning warning() {
        return new Warning(
                "filled-in-paths",
                String.format(
                        Locale.ROOT,
                        "of %,d samples and waits whose stacks perf could not follow through the JVM, %,d have callers"
                                + " filled in from stacks of the same recordings, where only one path leads there",
                        total,
                        filled));
    }

    private static boolean isJava(Frame frame) {
        return frame.kind() == FrameKind.JAVA || frame.kind() == FrameKind.INLINED;
    }

    private static boolean isUser(Frame frame) {
        return isJava(frame) || frame.kind() == FrameKind.NATIVE;
    }

    private static boolean isWhole(List<Frame> frames) {
        return !frames.isEmpty() && isJava(frames.get(0));
    }

    private void learn(List<Frame> frames) {
        Node node = root;
        Set<Frame> passed = new HashSet<>();
        for (int i = 0; i < frames.size() && isUser(frames.get(i)); i++) {
            Node caller = node;
            Frame frame = frames.get(i);
            node = caller.callees.get(frame);
            if (node == null) {
                node = new Node(caller, frame);
                caller.callees.put(frame, node);
                if (!passed.contains(frame)) {
                    outermost.computeIfAbsent(frame, f -> new ArrayList<>()).add(node);
                }
            }
            passed.add(frame);
        }
    }

    private Sample complete(Sample sample) {
        List<Frame> frames = sample.stack().frames();
        if (isWhole(frames) || frames.stream().noneMatch(PathCompletion::isJava)) {
            return sample;
        }
        total += sample.count();
        Stack whole = completed.computeIfAbsent(
                sample.stack(), s -> whole(frames).map(Stack::new).orElse(s));
        if (whole == sample.stack() || whole.equals(sample.stack())) {
            return sample;
        }
        filled += sample.count();
        return new Sample(sample.measure(), sample.thread(), whole, sample.weight(), sample.count(), sample.spun());
    }

    private Optional<List<Frame>> whole(List<Frame> frames) {
        int first = 0;
        while (!isJava(frames.get(first))) {
            first++;
        }
        List<Node> paths = entered(outermost.getOrDefault(frames.get(first), List.of()), frames.subList(0, first));
        int next = first + 1;
        for (; next < frames.size() && isUser(frames.get(next)) && !paths.isEmpty(); next++) {
            Frame frame = frames.get(next);
            List<Node> further = isNoMethod(frame) ? paths : below(paths, frame);
            if (further.isEmpty()) {
                break;
            }
            paths = further;
        }
        if (paths.size() != 1) {
            return Optional.empty();
        }
        List<Frame> whole = new ArrayList<>();
        for (Node node = paths.get(0); node.caller != null; node = node.caller) {
            whole.add(0, node.frame);
        }
        whole.addAll(frames.subList(next, frames.size()));
        return Optional.of(whole);
    }

    /** Those of the paths that a thread can be on that began so. */
    private static List<Node> entered(List<Node> paths, List<Frame> beginning) {
        for (Frame frame : beginning) {
            String method = ENTRIES.get(frame.name());
            if (method != null) {
                return paths.stream()
                        .filter(path -> path.outermost().endsWith(method))
                        .toList();
            }
        }
        return paths;
    }

    private static boolean isNoMethod(Frame frame) {
        int blank = frame.name().indexOf(' ');
        return frame.kind() == FrameKind.NATIVE
                && NO_METHODS.contains(blank < 0 ? frame.name() : frame.name().substring(0, blank));
    }

    /** Where that frame comes next on each of the paths: at once, else behind the fewest frames that perf lacks. */
    private static List<Node> below(List<Node> paths, Frame frame) {
        List<Node> found = new ArrayList<>();
        for (Node path : paths) {
            List<Node> level = List.of(path);
            int before = found.size();
            for (int gap = 0; gap <= MAX_GAP && found.size() == before && !level.isEmpty(); gap++) {
                List<Node> next = new ArrayList<>();
                for (Node node : level) {
                    Node callee = node.callees.get(frame);
                    if (callee != null) {
                        found.add(callee);
                    }
                    next.addAll(node.callees.values());
                }
                level = next;
            }
        }
        return found;
    }
}
