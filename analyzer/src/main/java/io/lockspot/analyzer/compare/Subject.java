package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.Stack;

/** What a change is a change of. */
public sealed interface Subject {

    /** A path from the outermost caller down, with everything below it; the empty path is everything. */
    record OfPath(Measure measure, Stack path) implements Subject {}

    /** Stacks that were watched, wherever they were called from. */
    record OfWatch(Measure measure, String name) implements Subject {}

    record OfLock(Lock lock, LockMetric metric) implements Subject {}

    record OfOperation(OperationKey operation, OperationMetric metric) implements Subject {}
}
