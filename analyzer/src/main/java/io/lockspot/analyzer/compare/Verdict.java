package io.lockspot.analyzer.compare;

/** What a comparison comes to, as a whole or for one quantity. */
public enum Verdict {
    /** No change that matters was found, and one of a quarter or more is ruled out. */
    PASS,
    /** Surely better, and by enough to matter. */
    IMPROVEMENT,
    /** Surely worse, and by enough to matter. */
    REGRESSION,
    /** Neither: the runs are too few or too noisy to tell. */
    INCONCLUSIVE,
    /** Of a path only: its cost went to or came from another path below the same caller. */
    MOVED
}
