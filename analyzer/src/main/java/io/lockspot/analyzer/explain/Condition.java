package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.Measure;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a recording must show for a signature to be recognised. Shares in percent, 0 to 100. */
sealed interface Condition {

    /** All of them hold. */
    record All(List<Condition> of) implements Condition {}

    /** At least one of them holds; the one that weighs most is shown. */
    record Any(List<Condition> of) implements Condition {}

    /** None of them holds. */
    record None(List<Condition> of) implements Condition {}

    /**
     * So much of a measure is on a path.
     *
     * @param measures where it is looked for
     * @param share of the measure, idle CPUs left out, at least
     */
    record OnPath(PathPattern path, Set<Measure> measures, double share) implements Condition {}

    /**
     * Threads waited for a lock of the lock table.
     *
     * @param names as in the table, or the end of such a name from a dot on
     * @param waiters the methods that wait for it: they tell the lock where the recording has no name for it
     * @param share of the wait for all locks of Java, or for all of the kernel, at least
     * @param per what the number of waits is shown beside, where it was counted; it decides nothing
     */
    record OnLock(Set<String> names, Set<String> waiters, Set<LockKind> kinds, double share, Optional<Counter> per)
            implements Condition {}

    /** At least one of these functions is somewhere in the recording, in a stack of whatever measure. */
    record Seen(Set<String> symbols) implements Condition {}

    /** The recording says this of the machine, of the JVM or of the agent. */
    record Environment(String key, String value) implements Condition {}

    /**
     * Of the things that were counted, so many are of this sort.
     *
     * @param least how many there must be at least for the share to mean something
     */
    record Counted(Counter counter, Counter of, Set<String> implementations, double share, long least)
            implements Condition {}

    /**
     * Something that the agent counts.
     *
     * @param subject an operation, such as {@code close}, or {@code epoll} for the calls of {@code epoll_ctl}
     * @param field {@code count}, {@code errors}, {@code stillRegistered}, {@code totalTime} or {@code lockWaitTime} of an
     *     operation; {@code adds}, {@code modifies}, {@code deletes}, {@code notFound} or {@code redundant} of epoll
     */
    record Counter(String subject, String field) {

        static final String EPOLL = "epoll";

        private static final Set<String> OPERATIONS =
                Set.of("register", "modify", "select", "wakeup", "deregister", "close", "release");
        private static final Set<String> OF_OPERATIONS =
                Set.of("count", "errors", "stillRegistered", "totalTime", "lockWaitTime");
        private static final Set<String> OF_EPOLL = Set.of("adds", "modifies", "deletes", "notFound", "redundant");

        boolean isKnown() {
            return subject.equals(EPOLL)
                    ? OF_EPOLL.contains(field)
                    : OPERATIONS.contains(subject) && OF_OPERATIONS.contains(field);
        }

        @Override
        public String toString() {
            return subject + "." + field;
        }
    }
}
