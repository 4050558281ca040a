package io.lockspot.analyzer.explain;

import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The stacks of a known signature: those that spin or wait for its lock, or take its path.
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

    /** The paths of what is known, the most important first; without what a stack alone does not tell. */
    public static List<KnownPath> all() {
        List<KnownPath> paths = new ArrayList<>();
        for (KnownSignature known : KnownSignatures.all()) {
            List<Condition> places = new ArrayList<>();
            if (known.watch()) {
                places(known.find(), places);
            }
            if (!places.isEmpty()) {
                paths.add(new KnownPath(
                        known.about().id(),
                        known.about().title(),
                        frames -> places.stream().anyMatch(p -> isAt(p, frames))));
            }
        }
        return paths;
    }

    /** The paths and locks that the condition asks for. */
    private static void places(Condition condition, List<Condition> into) {
        if (condition instanceof Condition.All all) {
            all.of().forEach(c -> places(c, into));
        } else if (condition instanceof Condition.Any any) {
            any.of().forEach(c -> places(c, into));
        } else if (condition instanceof Condition.OnPath || condition instanceof Condition.OnLock) {
            into.add(condition);
        }
    }

    private static boolean isAt(Condition place, List<Frame> frames) {
        return place instanceof Condition.OnPath path
                ? path.path().matches(frames)
                : place instanceof Condition.OnLock lock && endsIn(frames, lock);
    }

    /** Trees of waiting end in the lock: its name, then its kind in parentheses. */
    private static boolean endsIn(List<Frame> frames, Condition.OnLock known) {
        if (frames.isEmpty()) {
            return false;
        }
        Frame last = frames.get(frames.size() - 1);
        if (last.kind() != FrameKind.LOCK) {
            return false;
        }
        boolean kind = known.kinds().stream().anyMatch(k -> last.name().endsWith(" (" + k.label() + ")"));
        String lock = last.name().replaceFirst(" \\([^(]*\\)$", "");
        boolean waits = frames.size() > 1
                && known.waiters().contains(frames.get(frames.size() - 2).name());
        return kind && (waits || Search.isNamed(lock, known.names()));
    }
}
