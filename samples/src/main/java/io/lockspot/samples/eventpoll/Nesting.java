package io.lockspot.samples.eventpoll;

import io.lockspot.samples.eventpoll.EventPollException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What keeps nested instances within bounds: no circles, few levels, and not too many ways from a file up to the
 * instances at the top. All under {@code epmutex}, so that two threads cannot close a circle together.
 */
final class Nesting {
    /** How many times an instance may be in an instance. */
    static final int MAX_NESTS = 4;
    /** How many ways of 1, 2, 3, 4, 5 instances may lead from a file to the top; those of one are free. */
    private static final int[] PATH_LIMITS = {Integer.MAX_VALUE, 500, 100, 50, 10};

    private Nesting() {}

    /** Refuses to let the outer instance watch the inner one if that made a circle or too many levels. */
    static void checkLoop(EventPoll outer, EventPoll inner) {
        if (reaches(inner, outer, new HashSet<>())) {
            throw new EventPollException(Reason.LOOP, "the instances would watch one another in a circle");
        }
        if (above(outer, new HashMap<>()) + 1 + below(inner, new HashMap<>()) > MAX_NESTS) {
            throw new EventPollException(Reason.LOOP, "more than " + MAX_NESTS + " levels of instances");
        }
    }

    /** Whether the ways up from a file, or from every file in an instance, are few enough. */
    static boolean pathsWithinLimits(PollableFile file) {
        Set<PollableFile> files = new HashSet<>();
        collectFiles(file, files);
        return files.stream().allMatch(Nesting::fewPathsUp);
    }

    private static boolean reaches(EventPoll from, EventPoll to, Set<EventPoll> seen) {
        if (from == to) {
            return true;
        }
        return seen.add(from) && inner(from).stream().anyMatch(next -> reaches(next, to, seen));
    }

    private static int below(EventPoll poll, Map<EventPoll, Integer> known) {
        Integer depth = known.get(poll);
        if (depth == null) {
            depth = inner(poll).stream()
                    .mapToInt(next -> 1 + below(next, known))
                    .max()
                    .orElse(0);
            known.put(poll, depth);
        }
        return depth;
    }

    private static int above(EventPoll poll, Map<EventPoll, Integer> known) {
        Integer depth = known.get(poll);
        if (depth == null) {
            depth = poll.watchers().stream()
                    .mapToInt(next -> 1 + above(next, known))
                    .max()
                    .orElse(0);
            known.put(poll, depth);
        }
        return depth;
    }

    private static List<EventPoll> inner(EventPoll poll) {
        List<EventPoll> instances = new ArrayList<>();
        for (Entry entry : poll.entries()) {
            if (entry.file() instanceof EventPoll instance) {
                instances.add(instance);
            }
        }
        return instances;
    }

    private static void collectFiles(PollableFile file, Set<PollableFile> files) {
        if (!(file instanceof EventPoll poll)) {
            files.add(file);
            return;
        }
        for (Entry entry : poll.entries()) {
            collectFiles(entry.file(), files);
        }
    }

    private static boolean fewPathsUp(PollableFile file) {
        Map<PollableFile, Long> level = Map.of(file, 1L);
        for (int limit : PATH_LIMITS) {
            Map<PollableFile, Long> next = new HashMap<>();
            level.forEach((from, ways) -> from.watchers().forEach(to -> next.merge(to, ways, Long::sum)));
            if (endingWays(next) > limit) {
                return false;
            }
            level = next;
        }
        return true;
    }

    private static long endingWays(Map<PollableFile, Long> level) {
        return level.entrySet().stream()
                .filter(at -> at.getKey().watchers().isEmpty())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
