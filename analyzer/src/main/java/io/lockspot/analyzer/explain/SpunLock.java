package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Stack;
import java.util.List;
import java.util.Optional;

/**
 * A kernel lock that processors were seen waiting for: the threads were sampled while they spun for it, or on their way
 * to sleep.
 *
 * @param explanation a line about the lock, where one is known
 * @param measure what was sampled
 * @param total the samples' weight, in the unit of the measure
 * @param samples how many they were
 * @param share of the whole measure, 0 to 100
 * @param paths where they spun, most first
 */
public record SpunLock(
        Lock lock,
        Optional<String> explanation,
        Measure measure,
        long total,
        long samples,
        double share,
        List<Path> paths) {

    /** @param path up to the function that wants the lock, and what it called */
    public record Path(Stack path, long total) {}

    public SpunLock {
        paths = List.copyOf(paths);
    }
}
