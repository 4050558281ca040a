package io.lockspot.analyzer.cli.demo.scenario;

import io.lockspot.analyzer.model.LockStats;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What waiting for a lock came to in one run, as far as the waits were long enough to be recorded; nanoseconds.
 *
 * @param count of waits, whoever waited
 * @param inOperation how long the operation waited for it, all together
 * @param longest the longest single wait, whoever waited
 */
record LockWaits(long count, long inOperation, long longest) {

    static LockWaits of(Recording recording, LockAtIssue lock) {
        long count = 0;
        long waited = 0;
        long longest = 0;
        for (LockStats stats : recording.locks()) {
            if (lock.name().matcher(stats.lock().name()).find()) {
                count += stats.waits();
                waited += waitedBelow(lock.operation(), stats);
                longest = Math.max(longest, stats.maxWait());
            }
        }
        return new LockWaits(count, waited, longest);
    }

    private static long waitedBelow(Pattern operation, LockStats lock) {
        long waited = 0;
        for (Map.Entry<Stack, Long> waiter : lock.waiters().entrySet()) {
            if (waiter.getKey().frames().stream()
                    .map(Frame::name)
                    .anyMatch(name -> operation.matcher(name).find())) {
                waited += waiter.getValue();
            }
        }
        return waited;
    }
}
