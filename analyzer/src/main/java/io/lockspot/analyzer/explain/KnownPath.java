package io.lockspot.analyzer.explain;

import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The stacks of a known lock: those that spin or wait for it.
 *
 * @param id as in {@link Signature}
 * @param title what people call the lock
 */
public record KnownPath(String id, String title, Stacks stacks) {

    /** Tells whether a stack is one of them. */
    @FunctionalInterface
    public interface Stacks {
        /** @param frames callers first */
        boolean contain(List<Frame> frames);
    }

    /** The paths of all known locks. */
    public static List<KnownPath> all() {
        List<KnownPath> paths = new ArrayList<>();
        for (KnownLock known : KnownLock.ALL) {
            if (known.sign() instanceof KnownLock.OnPath path) {
                paths.add(new KnownPath(known.id(), known.title(), frames -> PathMatch.follows(frames, path.steps())));
            } else if (known.sign() instanceof KnownLock.Named named) {
                paths.add(new KnownPath(known.id(), known.title(), frames -> endsIn(frames, named)));
            }
        }
        return paths;
    }

    /** Trees of waiting end in the lock: its name, then its kind in parentheses. */
    private static boolean endsIn(List<Frame> frames, KnownLock.Named named) {
        if (frames.isEmpty()) {
            return false;
        }
        Frame last = frames.get(frames.size() - 1);
        if (last.kind() != FrameKind.LOCK) {
            return false;
        }
        String lock = last.name().replaceFirst(" \\(.*", "");
        boolean waits =
                frames.size() > 1 && frames.get(frames.size() - 2).name().equals(named.waiter());
        return waits || lock.equals(named.lock()) || lock.endsWith("." + named.lock());
    }
}
