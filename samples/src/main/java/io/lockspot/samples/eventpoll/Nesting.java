package io.lockspot.samples.eventpoll;

import io.lockspot.samples.eventpoll.EventPollException.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What keeps nested instances within bounds: no circles, few levels, and not too many ways from a file up to the
 * instances at the top. All under {@code epmutex}, so that two threads cannot close a circle together.
 *
 * <p>Files and instances are closed meanwhile. On the way down, from instances to what they watch, everything that the
 * check comes by goes on a list, which keeps it. On the way up, from files to the instances that watch them, the check
 * is a reader of {@link Rcu}.
 */
final class Nesting {
    /** How many times an instance may be in an instance. */
    static final int MAX_NESTS = 4;
    /** How many ways of 1, 2, 3, 4, 5 instances may lead from a file to the top; those of one are free. */
    private static final int[] PATH_LIMITS = {Integer.MAX_VALUE, 500, 100, 50, 10};

    /** The instance that is to be added, and all below it. */
    private static final CheckList visited = new CheckList();
    /** The files whose ways up are to be counted. */
    private static final CheckList toCheck = new CheckList();

    private Nesting() {}

    /** Refuses to let the outer instance watch the inner one if that made a circle or too many levels. */
    static void checkLoop(EventPoll outer, EventPoll inner) {
        if (!visited.add(inner)) {
            throw new EventPollException(Reason.CLOSED, inner + " is closed");
        }
        int below = below(inner, new HashMap<>());
        if (visited.contains(outer)) {
            throw new EventPollException(Reason.LOOP, "the instances would watch one another in a circle");
        }
        if (levelsAbove(outer) + 1 + below > MAX_NESTS) {
            throw new EventPollException(Reason.LOOP, "more than " + MAX_NESTS + " levels of instances");
        }
    }

    /** Whether the ways up from a file, or from every file in an instance that was checked, are few enough. */
    static boolean pathsWithinLimits(PollableFile file) {
        if (file instanceof EventPoll) {
            visited.files().forEach(poll -> enlistWatched((EventPoll) poll));
        } else {
            toCheck.add(file);
        }
        return toCheck.files().stream().allMatch(Nesting::fewPathsUp);
    }

    /** The end of a check, before {@code epmutex} is given back. */
    static void end() {
        visited.clear();
        toCheck.clear();
    }

    /** Lets a check that has come by a file, which is being closed, end. */
    static void awaitCheck(PollableFile file) {
        if (file.isEnlisted()) {
            EventPoll.epmutex.lock();
            EventPoll.epmutex.unlock();
        }
    }

    private static int below(EventPoll poll, Map<EventPoll, Integer> known) {
        Integer depth = known.get(poll);
        if (depth == null) {
            depth = enlistWatched(poll).stream()
                    .mapToInt(next -> 1 + below(next, known))
                    .max()
                    .orElse(0);
            known.put(poll, depth);
        }
        return depth;
    }

    /** Puts what an instance watches on the lists: the instances among it, but for those that are being closed. */
    private static List<EventPoll> enlistWatched(EventPoll poll) {
        // What is found under mtx cannot have gone, and once on a list it cannot go.
        poll.mtx.lock();
        try {
            return poll.entries().stream()
                    .map(Entry::file)
                    .filter(Nesting::enlisted)
                    .filter(EventPoll.class::isInstance)
                    .map(EventPoll.class::cast)
                    .toList();
        } finally {
            poll.mtx.unlock();
        }
    }

    private static boolean enlisted(PollableFile file) {
        CheckList list = file instanceof EventPoll ? visited : toCheck;
        return list.add(file) || list.contains(file);
    }

    private static int levelsAbove(EventPoll poll) {
        int section = RcuPoll.rcu.readLock();
        try {
            return above(poll.watchers(), new HashMap<>());
        } finally {
            RcuPoll.rcu.readUnlock(section);
        }
    }

    private static int above(List<EventPoll> watchers, Map<EventPoll, Integer> known) {
        int depth = 0;
        for (EventPoll watcher : watchers) {
            Integer more = known.get(watcher);
            if (more == null) {
                more = above(watchersOf(watcher), known);
                known.put(watcher, more);
            }
            depth = Math.max(depth, 1 + more);
        }
        return depth;
    }

    private static boolean fewPathsUp(PollableFile file) {
        int section = RcuPoll.rcu.readLock();
        try {
            Map<PollableFile, Long> level = Map.of(file, 1L);
            for (int limit : PATH_LIMITS) {
                Map<PollableFile, Long> next = new HashMap<>();
                level.forEach((from, ways) -> watchersOf(from).forEach(to -> next.merge(to, ways, Long::sum)));
                if (endingWays(next) > limit) {
                    return false;
                }
                level = next;
            }
            return true;
        } finally {
            RcuPoll.rcu.readUnlock(section);
        }
    }

    private static long endingWays(Map<PollableFile, Long> level) {
        return level.entrySet().stream()
                .filter(at -> watchersOf(at.getKey()).isEmpty())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static List<EventPoll> watchersOf(PollableFile file) {
        file.checkExists();
        return file.watchers();
    }
}
