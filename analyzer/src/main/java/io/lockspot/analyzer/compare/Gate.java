package io.lockspot.analyzer.compare;

/**
 * A condition that fails a build.
 *
 * @param text as the user wrote it
 * @param above whether values above the limit fail, rather than those below
 */
public record Gate(String text, Target target, boolean above, Limit limit) {

    /** What is looked at. */
    public sealed interface Target {

        /** The verdict of the whole comparison. */
        record Any() implements Target {}

        /** Of that operation, whoever's code did it. */
        record OfOperation(String operation, OperationMetric metric) implements Target {}

        /** @param lock part of the lock's name, in any case of letters */
        record OfLock(String lock, LockMetric metric) implements Target {}

        /** @param function a regular expression, looked for anywhere in the names of functions */
        record OfPath(String function) implements Target {}
    }

    /** The limit. */
    public sealed interface Limit {

        /** @param ratio after / before: 1.1 for +10% */
        record Relative(double ratio) implements Limit {}

        /** @param value of the runs after, in that unit */
        record Absolute(double value, Unit unit) implements Limit {}
    }
}
