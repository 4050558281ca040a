package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.Stack;
import java.util.List;
import java.util.Optional;

/**
 * One line of the table of locks with what is behind it; times in nanoseconds.
 *
 * @param explanation a line about the lock, where one is known
 * @param ofRecorder whether it is no lock of the program, but of what recorded it
 * @param waiters where threads waited, longest first
 * @param owners who held it meanwhile, longest first
 * @param instances how many locks have this name; empty when the recording does not tell
 * @param convoys when its queue did not drain
 */
public record LockRow(
        Lock lock,
        Optional<String> explanation,
        boolean ofRecorder,
        long waits,
        long waitTime,
        long maxWait,
        long p99,
        List<Waiter> waiters,
        List<Owner> owners,
        Optional<Instances> instances,
        Convoys convoys) {

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

    /**
     * @param count how many different locks were waited for under this name; an estimate when they are thousands
     * @param hottestShare the share of the wait time that the hottest of them has, 0 to 100
     */
    public record Instances(long count, double hottestShare) {}

    public LockRow {
        waiters = List.copyOf(waiters);
        owners = List.copyOf(owners);
    }
}
