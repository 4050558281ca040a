package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.Stack;
import java.util.List;

/**
 * One line of the table of locks with what is behind it; times in nanoseconds.
 *
 * @param waiters where threads waited, longest first
 * @param owners who held it meanwhile, longest first
 */
public record LockRow(
        Lock lock, long waits, long waitTime, long maxWait, long p99, List<Waiter> waiters, List<Owner> owners) {

    public record Waiter(Stack path, long waitTime) {}

    /**
     * @param thread the name, empty when unknown
     * @param path where it held the lock, empty when that was not recorded
     * @param waitTime how long others waited for it
     */
    public record Owner(String thread, Stack path, long waitTime) {
        public boolean known() {
            return !thread.isEmpty() || !path.isEmpty();
        }
    }

    public LockRow {
        waiters = List.copyOf(waiters);
        owners = List.copyOf(owners);
    }
}
