package io.lockspot.flamegraphs;

/** What a comparison of several runs says about one path of a {@link CallTreeDiff}. */
public enum DiffVerdict {
    /** Nobody tested it: there was no test, or the path is too rare for one. */
    UNKNOWN,
    /** Tested, and no change beyond what equal runs differ by. */
    NOISE,
    /** Surely cheaper. */
    IMPROVEMENT,
    /** Surely dearer. */
    REGRESSION,
    /** Surely changed, but the cost went to or came from another path below the same caller. */
    MOVED;

    /** Whether there surely is a change. */
    public boolean isChange() {
        return this != UNKNOWN && this != NOISE;
    }

    /** What it is when before and after change places. */
    DiffVerdict swapped() {
        return switch (this) {
            case IMPROVEMENT -> REGRESSION;
            case REGRESSION -> IMPROVEMENT;
            case UNKNOWN, NOISE, MOVED -> this;
        };
    }
}
